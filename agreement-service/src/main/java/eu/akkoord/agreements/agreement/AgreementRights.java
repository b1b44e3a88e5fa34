package eu.akkoord.agreements.agreement;

import eu.akkoord.platform.desk.Rights;
import eu.akkoord.platform.security.Caller;
import eu.akkoord.platform.security.Clearance;
import java.util.Collection;
import java.util.Set;
import java.util.function.Function;

/** Any reader may read an agreement; officers of the parties that have joined it write it. */
public final class AgreementRights implements Rights<Agreement> {
    @Override
    public Function<Agreement, Set<String>> clearances(Collection<? extends Agreement> all) {
        return one -> Set.of(Clearance.PUBLIC);
    }

    @Override
    public Function<Agreement, Set<String>> concerned(Collection<? extends Agreement> all) {
        return one -> Set.copyOf(one.facts().parties());
    }

    /** A party that is only named, or has left, strikes nothing for the others. */
    @Override
    public boolean mayStrike(Caller coordinator, Agreement agreement) {
        return agreement.hasJoined(coordinator.party());
    }

    @Override
    public boolean mayWrite(Caller writer, Agreement agreement) {
        return agreement.hasJoined(writer.party());
    }
}
