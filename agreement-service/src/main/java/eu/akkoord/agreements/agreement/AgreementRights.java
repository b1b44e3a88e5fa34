package eu.akkoord.agreements.agreement;

import eu.akkoord.platform.desk.Rights;
import eu.akkoord.platform.security.Caller;

/** Any reader may read an agreement; officers of its parties write it. */
public final class AgreementRights implements Rights<Agreement> {
    @Override
    public boolean mayRead(Caller reader, Agreement agreement) {
        return true;
    }

    @Override
    public boolean mayWrite(Caller writer, Agreement agreement) {
        return agreement.facts().parties().contains(writer.party());
    }
}
