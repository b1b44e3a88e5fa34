package eu.akkoord.agreements.party;

import eu.akkoord.platform.desk.Rights;
import eu.akkoord.platform.security.Caller;

/** Any reader may read a party; it is written by its own officers. */
public final class PartyRights implements Rights<Party> {
    @Override
    public boolean mayRead(Caller reader, Party party) {
        return true;
    }

    @Override
    public boolean mayWrite(Caller writer, Party party) {
        return writer.party().equals(party.code());
    }
}
