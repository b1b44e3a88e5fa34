package eu.akkoord.dossiers.access.http;

import eu.akkoord.dossiers.access.Origin;
import eu.akkoord.platform.peer.Peer;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Asks with the token of the writer: agreements and parties may be read by every reader. */
@Component
class AskedOrigin implements Origin {
    private final Peer peer;

    AskedOrigin(Peer peer) {
        this.peer = peer;
    }

    @Override
    public Optional<Set<String>> parties(String agreement) {
        return peer.get("/agreements/" + agreement, Peer.authorization())
                .map(answer -> answer.path("standings")
                        .valueStream()
                        .filter(one -> one.path("standing").asString().equals("joined"))
                        .map(one -> one.path("party").asString())
                        .collect(Collectors.toSet()));
    }

    @Override
    public Optional<Set<String>> organisations(String party) {
        return peer.get("/parties/" + party, Peer.authorization())
                .map(answer -> answer.path("organisations")
                        .valueStream()
                        .map(one -> one.path("id").asString())
                        .collect(Collectors.toSet()));
    }
}
