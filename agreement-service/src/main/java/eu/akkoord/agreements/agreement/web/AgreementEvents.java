package eu.akkoord.agreements.agreement.web;

import eu.akkoord.agreements.agreement.Agreements;
import eu.akkoord.platform.security.Caller;
import eu.akkoord.platform.web.EventSource;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What was told of agreements; any reader may ask. */
@Component
class AgreementEvents implements EventSource {
    private final Agreements agreements;

    AgreementEvents(Agreements agreements) {
        this.agreements = agreements;
    }

    @Override
    public String collection() {
        return "agreements";
    }

    @Override
    public Optional<byte[]> event(String id, long revision, Caller reader) {
        return agreements.event(id, revision);
    }
}
