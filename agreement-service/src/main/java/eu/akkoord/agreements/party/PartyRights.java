package eu.akkoord.agreements.party;

import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.authority.Clearance;
import eu.akkoord.platform.desk.Rights;
import java.util.Collection;
import java.util.Set;
import java.util.function.Function;

/** Any reader may read a party; it is written by its own officers. */
public final class PartyRights implements Rights<Party> {
    @Override
    public Function<Party, Set<String>> clearances(Collection<? extends Party> all) {
        return one -> Set.of(Clearance.PUBLIC);
    }

    @Override
    public Function<Party, Set<String>> concerned(Collection<? extends Party> all) {
        return one -> Set.of(one.code());
    }

    @Override
    public boolean mayWrite(Caller writer, Party party) {
        return writer.party().equals(party.code());
    }
}
