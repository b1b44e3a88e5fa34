package eu.akkoord.dossiers.participant;

import eu.akkoord.platform.core.authority.RequestKey;
import eu.akkoord.platform.core.change.Fault;
import eu.akkoord.platform.core.change.Refusal;
import eu.akkoord.platform.core.change.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All participants of one visit, in the order in which they were added.
 *
 * @param revision counts the changes; 0 while there was none
 * @param requests the last requests with a key, oldest first
 */
public record Roster(long revision, List<Participant> all, List<Request> requests) {
    /** So many requests with a key are remembered of one party, so that no party leaves the others without. */
    static final int MOST_REQUESTS_OF_ONE = 200;

    /** So many are remembered of all parties together. */
    static final int MOST_REQUESTS = 1000;

    private static final Duration REMEMBERED = Duration.ofDays(1);

    /**
     * A request that has changed somebody, so that it is recognised when it comes again. Nothing of a person is in it.
     *
     * @param key a digest of its key and of whose key it is
     * @param party code of the party that made it; absent on one from before that was recorded
     * @param fingerprint of the rest
     * @param revision of the participant after it
     */
    public record Request(String key, @Nullable String party, String fingerprint, long revision, Instant made) {
        private boolean isRemembered(Instant now) {
            return now.isBefore(made.plus(REMEMBERED));
        }
    }

    /** Most of one party, so that no delegation leaves the others without. */
    public static final int MOST_OF_ONE = 200;

    /** Most of all parties together. */
    public static final int MOST = 1000;

    public Roster {
        all = List.copyOf(all);
        requests = List.copyOf(requests);
    }

    /** Finds a request that has changed somebody; another with the same key is refused. */
    Optional<Request> find(RequestKey asked, Instant now) {
        var found = requests.stream()
                .filter(one -> one.key().equals(asked.digest()) && one.isRemembered(now))
                .findFirst();
        if (found.filter(one -> !one.fingerprint().equals(asked.fingerprint())).isPresent()) {
            throw new Refused.KeyReused("a roster");
        }
        return found;
    }

    /** Remembers the request that has led to this, and forgets what is older than a day. */
    Roster by(@Nullable RequestKey asked, Instant now) {
        var known =
                requests.stream().filter(one -> one.isRemembered(now)).collect(Collectors.toCollection(ArrayList::new));
        if (asked != null) {
            var own = known.stream()
                    .filter(one -> asked.party().equals(one.party()))
                    .toList();
            if (own.size() >= MOST_REQUESTS_OF_ONE || known.size() >= MOST_REQUESTS) {
                var first = own.size() >= MOST_REQUESTS_OF_ONE ? own.getFirst() : known.getFirst();
                throw new Refused.TooManyKeys(
                        "a roster",
                        MOST_REQUESTS_OF_ONE,
                        Duration.between(now, first.made().plus(REMEMBERED)));
            }
            known.add(new Request(asked.digest(), asked.party(), asked.fingerprint(), revision, now));
        }
        return new Roster(revision, all, known);
    }

    public Optional<Participant> find(String id) {
        return all.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    /**
     * With someone more.
     *
     * @param knownTo codes of the parties that may know who it is
     */
    Roster with(String id, ParticipantFacts facts, @Nullable String person, @Nullable List<String> knownTo) {
        long ofOne =
                all.stream().filter(one -> one.party().equals(facts.party())).count();
        if (all.size() >= MOST || ofOne >= MOST_OF_ONE) {
            throw new Refusal.Contradiction(new Fault("", null, "participant.tooMany", MOST, MOST_OF_ONE));
        }
        var more = new ArrayList<>(all);
        more.add(written(id, revision + 1, facts, person, knownTo));
        return new Roster(revision + 1, more, requests);
    }

    /** With other facts about someone who is there. */
    Roster with(Participant before, ParticipantFacts facts, @Nullable String person, @Nullable List<String> knownTo) {
        return new Roster(
                revision + 1,
                all.stream()
                        .map(one -> one.id().equals(before.id())
                                ? written(before.id(), before.number(), facts, person, knownTo)
                                : one)
                        .toList(),
                requests);
    }

    Roster without(Participant removed) {
        return new Roster(
                revision + 1,
                all.stream().filter(one -> !one.id().equals(removed.id())).toList(),
                requests);
    }

    private Participant written(
            String id, long number, ParticipantFacts facts, @Nullable String person, @Nullable List<String> knownTo) {
        return new Participant(
                id,
                number,
                revision + 1,
                facts.party(),
                facts.function(),
                facts.organisation(),
                facts.expertise(),
                person,
                knownTo);
    }
}
