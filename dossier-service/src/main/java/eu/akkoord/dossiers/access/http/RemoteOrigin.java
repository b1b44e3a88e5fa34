package eu.akkoord.dossiers.access.http;

import eu.akkoord.dossiers.access.Origin;
import eu.akkoord.platform.web.peer.Peer;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import tools.jackson.databind.JsonNode;

/** Asks with the token of the writer: agreements and parties may be read by every reader. */
@Component
class RemoteOrigin implements Origin {
    /** More than there are governments that work together; of one beyond them it is asked each time. */
    private static final int MOST_PARTIES = 1000;

    private final Peer peer;

    /** Parties that the owner said are there: a visit names up to sixty, and each question costs as much as a small request. */
    private final Set<String> there = ConcurrentHashMap.newKeySet();

    RemoteOrigin(Peer peer) {
        this.peer = peer;
    }

    /** Once within a request: many changes at once ask the same about each thing. */
    private Optional<JsonNode> asked(String path) {
        var authorization = Peer.authorization();
        var request = RequestContextHolder.currentRequestAttributes();
        var name = "%s %s".formatted(RemoteOrigin.class.getName(), path);
        if (request.getAttribute(name, RequestAttributes.SCOPE_REQUEST) instanceof JsonNode before) {
            return Optional.of(before);
        }
        var answer = peer.get(path, authorization);
        answer.ifPresent(found -> request.setAttribute(name, found, RequestAttributes.SCOPE_REQUEST));
        return answer;
    }

    @Override
    public Optional<Set<String>> parties(String agreement) {
        return asked("/agreements/" + agreement)
                .map(answer -> answer.path("standings")
                        .valueStream()
                        .filter(one -> one.path("standing").asString().equals("joined"))
                        .map(one -> one.path("party").asString())
                        .collect(Collectors.toSet()));
    }

    @Override
    public boolean hasParty(String party) {
        if (there.contains(party)) {
            return true;
        }
        boolean found = asked("/parties/" + party).isPresent();
        if (found && there.size() < MOST_PARTIES) {
            there.add(party);
        }
        return found;
    }

    @Override
    public Optional<Set<String>> organisations(String party) {
        return asked("/parties/" + party)
                .map(answer -> answer.path("organisations")
                        .valueStream()
                        .filter(one -> !one.has("ended"))
                        .map(one -> one.path("id").asString())
                        .collect(Collectors.toSet()));
    }
}
