package eu.akkoord.agreements.party;

import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.authority.Clearance;
import eu.akkoord.platform.desk.Rights;
import java.util.Collection;
import java.util.Set;
import java.util.function.Function;

/** Any reader may read a party; it is written by its own officers, and as long as it is represented by those of the party that registered it. */
public final class PartyRights implements Rights<Party> {
    @Override
    public Function<Party, Set<String>> clearances(Collection<? extends Party> all) {
        return one -> Set.of(Clearance.PUBLIC);
    }

    @Override
    public Function<Party, Set<String>> concerned(Collection<? extends Party> all) {
        return one -> {
            var registeredBy = one.facts().registeredBy();
            return registeredBy == null ? Set.of(one.code()) : Set.of(one.code(), registeredBy);
        };
    }

    @Override
    public boolean mayWrite(Caller writer, Party party) {
        return writer.party().equals(party.code())
                || writer.party().equals(party.facts().registeredBy());
    }
}
