package eu.akkoord.dossiers.participant;

import eu.akkoord.platform.desk.Fault;
import eu.akkoord.platform.desk.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All participants of one visit, in the order in which they were added.
 *
 * @param revision counts the changes; 0 while there was none
 */
public record Roster(long revision, List<Participant> all) {
    public static final int MOST = 500;

    public Roster {
        all = List.copyOf(all);
    }

    public Optional<Participant> find(String id) {
        return all.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    /** With someone more. */
    Roster with(String id, ParticipantFacts facts, @Nullable String person) {
        if (all.size() == MOST) {
            throw new Refusal.Contradiction(
                    new Fault("", null, "Een werkbezoek heeft ten hoogste %d deelnemers".formatted(MOST)));
        }
        var more = new ArrayList<>(all);
        more.add(written(id, revision + 1, facts, person));
        return new Roster(revision + 1, more);
    }

    /** With other facts about someone who is there. */
    Roster with(Participant before, ParticipantFacts facts, @Nullable String person) {
        return new Roster(
                revision + 1,
                all.stream()
                        .map(one -> one.id().equals(before.id())
                                ? written(before.id(), before.number(), facts, person)
                                : one)
                        .toList());
    }

    Roster without(Participant removed) {
        return new Roster(
                revision + 1,
                all.stream().filter(one -> !one.id().equals(removed.id())).toList());
    }

    private Participant written(String id, long number, ParticipantFacts facts, @Nullable String person) {
        return new Participant(
                id,
                number,
                revision + 1,
                facts.party(),
                facts.function(),
                facts.organisation(),
                facts.expertise(),
                person);
    }
}
