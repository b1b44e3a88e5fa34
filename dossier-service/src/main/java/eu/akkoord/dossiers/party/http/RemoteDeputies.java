package eu.akkoord.dossiers.party.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.authority.Deputies;
import eu.akkoord.platform.core.time.Occurrence;
import eu.akkoord.platform.projection.CopyTable;
import eu.akkoord.platform.projection.Projections;
import eu.akkoord.platform.store.Forms;
import eu.akkoord.platform.web.peer.Peer;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Deputies by the answers of agreement-service. It does not publish whose a deputation is, so it is asked for an officer whose party has one
 * in force today, with that officer's own token. The deputy of a deputation never changes: that it is another is cached for long, that it is
 * this one only for as long as it may have been ended meanwhile.
 */
@Component
class RemoteDeputies implements Deputies {
    private static final String READING = "akkoord:read";
    private static final int MOST_REMEMBERED = 10_000;
    private static final Duration MAY_HAVE_ENDED = Duration.ofSeconds(10);
    private static final Duration NEVER_CHANGES = Duration.ofMinutes(10);

    private final CopyTable<List<Deputation>> told;
    private final Peer peer;
    private final Clock clock;
    private final Cache<Named, Boolean> theirs = remembered(MAY_HAVE_ENDED);
    private final Cache<Named, Boolean> others = remembered(NEVER_CHANGES);

    RemoteDeputies(Projections projections, Peer peer, Clock clock) {
        this.told = projections.table("party-copies", "parties", "party", (summary, occurred) -> deputations(summary));
        this.peer = peer;
        this.clock = clock;
    }

    private record Deputation(String id, LocalDate from, LocalDate until) {
        boolean isInForce(LocalDate today) {
            return !today.isBefore(from) && !today.isAfter(until);
        }
    }

    private record Named(String deputation, String subject) {}

    @Override
    public Optional<String> deputation(Caller officer, String token) {
        var today = Occurrence.today(clock);
        var inForce = told.find(officer.party()).orElse(List.of()).stream()
                .filter(one -> one.isInForce(today))
                .map(one -> new Named(one.id(), officer.subject()))
                .toList();
        // who may not read there cannot be asked for, and coordinates nothing here either
        if (inForce.isEmpty() || !officer.scopes().contains(READING)) {
            return Optional.empty();
        }
        if (inForce.stream().anyMatch(one -> !isRemembered(one))) {
            var theirsNow = ask(officer, token);
            inForce.forEach(one -> {
                var cache = theirsNow.contains(one.deputation()) ? theirs : others;
                cache.put(one, true);
            });
        }
        return inForce.stream()
                .filter(one -> theirs.getIfPresent(one) != null)
                .map(Named::deputation)
                .findFirst();
    }

    private boolean isRemembered(Named one) {
        return theirs.getIfPresent(one) != null || others.getIfPresent(one) != null;
    }

    /** The ids of those in force that name this officer. */
    private Set<String> ask(Caller officer, String token) {
        try {
            return peer.get("/parties/%s/deputies?pageSize=100".formatted(officer.party()), "Bearer " + token).stream()
                    .flatMap(answer -> answer.path("items").valueStream())
                    .filter(one -> one.path("inForce").asBoolean()
                            && one.path("subject").asString().equals(officer.subject()))
                    .map((JsonNode one) -> one.path("id").asString())
                    .collect(Collectors.toSet());
        } catch (Peer.Silent silent) {
            throw new Unknown(silent);
        }
    }

    private static List<Deputation> deputations(Document summary) {
        return Forms.documents(summary, "deputies").stream()
                .map(one -> new Deputation(
                        one.getString("id"),
                        LocalDate.parse(one.getString("from")),
                        LocalDate.parse(one.getString("until"))))
                .toList();
    }

    private static Cache<Named, Boolean> remembered(Duration time) {
        return Caffeine.newBuilder()
                .maximumSize(MOST_REMEMBERED)
                .expireAfterWrite(time)
                .build();
    }
}
