package eu.akkoord.agreements.party.web;

import eu.akkoord.agreements.party.Parties;
import eu.akkoord.platform.security.Caller;
import eu.akkoord.platform.web.EventSource;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What was told of parties; any reader may ask. */
@Component
class PartyEvents implements EventSource {
    private final Parties parties;

    PartyEvents(Parties parties) {
        this.parties = parties;
    }

    @Override
    public String collection() {
        return "parties";
    }

    @Override
    public Optional<byte[]> event(String id, long revision, Caller reader) {
        return parties.event(id, revision);
    }
}
