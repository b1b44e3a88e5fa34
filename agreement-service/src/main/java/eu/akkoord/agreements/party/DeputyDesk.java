package eu.akkoord.agreements.party;

import eu.akkoord.agreements.party.Deputation.Act;
import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.authority.Subjects;
import eu.akkoord.platform.core.change.Fault;
import eu.akkoord.platform.core.change.Refusal;
import eu.akkoord.platform.core.change.Refused;
import eu.akkoord.platform.core.change.Repeat;
import eu.akkoord.platform.core.time.ChangeNote;
import eu.akkoord.platform.core.time.Moment;
import eu.akkoord.platform.core.time.Occurrence;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Names those who stand in for the coordinators of a party. A coordinator does, and no deputy: nobody passes on what was passed on to
 * them.
 */
public final class DeputyDesk {
    private static final int MOST_DAYS_AHEAD = 365;

    private final PartyDesk parties;
    private final Subjects subjects;
    private final Clock clock;

    public DeputyDesk(PartyDesk parties, Subjects subjects, Clock clock) {
        this.parties = parties;
        this.subjects = subjects;
        this.clock = clock;
    }

    /** Deputations that a reader of the party may know of: its coordinators and auditors all, an officer those of that officer. */
    public List<Deputation> of(String code, Caller reader) {
        var party = parties.at(code, Moment.NOW, reader).value();
        if (!reader.party().equals(code)) {
            throw new Refusal.NotYours(code);
        }
        boolean all = reader.coordinates(code) || reader.roles().contains(Caller.AUDITOR);
        return party.deputations().all().stream()
                .filter(one -> all || one.subject().equals(reader.subject()))
                .toList();
    }

    /** A deputation, and the revision of its party after it was named. */
    public record Named(Deputation deputation, long revision) {}

    /** Names one; the same request again is answered by the one it named. */
    public Named name(
            String code,
            String subject,
            LocalDate from,
            LocalDate until,
            ChangeNote note,
            Caller by,
            @Nullable Repeat repeat) {
        var id = Repeat.idWithin("parties/%s/deputies".formatted(code), repeat);
        var fingerprint = repeat == null ? null : repeat.fingerprint();
        var after = parties.act(code, note, by, (party, days) -> {
            refuseOthers(code, by);
            var before = party.deputations().find(id);
            if (before.isPresent()) {
                if (!Objects.equals(before.get().fingerprint(), fingerprint)) {
                    throw new Refused.KeyReused(id);
                }
                return null;
            }
            Refusal.Contradiction.of(faults(subject, from, until, by));
            if (note.reason() == null) {
                throw new Refusal.MissingReason();
            }
            var on = days.ofMove();
            var named = new Deputation(id, subject, from, until, act(on, note, by), fingerprint, null);
            return party.deputise(party.deputations().name(named, today()), on);
        });
        return new Named(after.value().deputations().find(id).orElseThrow(), after.revision());
    }

    /** Ends one before its last day: from now on it counts no more. */
    public void end(String code, String id, Caller by) {
        parties.act(code, ChangeNote.NONE, by, (party, days) -> {
            refuseOthers(code, by);
            var found = party.deputations().find(id).orElseThrow(() -> new Refusal.Absent(id));
            if (found.isOver(today())) {
                throw new Refusal.WrongStage("deputy.over");
            }
            var on = days.ofMove();
            return party.deputise(party.deputations().end(id, act(on, ChangeNote.NONE, by)), on);
        });
    }

    /** The day on which they are looked at. */
    public LocalDate today() {
        return Occurrence.today(clock);
    }

    private static void refuseOthers(String code, Caller by) {
        if (!by.coordinates(code) || by.deputation() != null) {
            throw new Refusal.NotYours(code, "deputy.byCoordinator");
        }
    }

    private List<Fault> faults(String subject, LocalDate from, LocalDate until, Caller by) {
        var faults = new ArrayList<Fault>();
        if (!subjects.known(subject)) {
            faults.add(new Fault("/subject", subject, "subject.unknown"));
        }
        if (subject.equals(by.subject())) {
            faults.add(new Fault("/subject", subject, "deputy.isCoordinator"));
        }
        if (from.isBefore(today()) || from.isAfter(today().plusDays(MOST_DAYS_AHEAD))) {
            faults.add(new Fault("/from", from.toString(), "deputy.startOutOfBounds"));
        }
        if (until.isBefore(from) || until.isAfter(from.plusDays(Deputation.MOST_DAYS - 1L))) {
            faults.add(new Fault("/until", until.toString(), "deputy.endOutOfBounds", Deputation.MOST_DAYS));
        }
        return faults;
    }

    private Act act(LocalDate occurred, ChangeNote note, Caller by) {
        return new Act(
                occurred,
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                by.subject(),
                by.organisation(),
                note.reason());
    }
}
