package eu.akkoord.dossiers.visit;

import eu.akkoord.dossiers.access.AccessRefusal;
import eu.akkoord.dossiers.access.Named;
import eu.akkoord.dossiers.access.References;
import eu.akkoord.dossiers.access.Visibility;
import eu.akkoord.dossiers.dossier.DossierDesk;
import eu.akkoord.platform.security.Caller;
import eu.akkoord.platform.store.Made;
import eu.akkoord.platform.store.Past;
import eu.akkoord.platform.store.Recorded;
import eu.akkoord.platform.store.Refused;
import eu.akkoord.platform.store.Repeat;
import eu.akkoord.platform.time.ChangeNote;
import eu.akkoord.platform.time.Moment;
import eu.akkoord.platform.time.Occurrence;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What can be done with visits: load, decide, save. */
public final class VisitDesk {
    private final Visits visits;
    private final DossierDesk dossiers;
    private final Visibility visibility;
    private final References references;
    private final Clock clock;

    public VisitDesk(Visits visits, DossierDesk dossiers, Visibility visibility, References references, Clock clock) {
        this.visits = visits;
        this.dossiers = dossiers;
        this.visibility = visibility;
        this.references = references;
        this.clock = clock;
    }

    public Recorded<Visit> plan(String id, VisitFacts facts, ChangeNote note, Caller writer, @Nullable Repeat repeat) {
        var occurred = Occurrence.ofMove(note, null, clock);
        var change = Visit.plan(id, facts, occurred);
        if (!facts.visitors().contains(writer.party())) {
            throw new AccessRefusal.NotYours(id);
        }
        refuseUnknown(Named.added(Named.of(writer), facts.named()), writer);
        if (!sees(writer, change.after())) {
            throw new AccessRefusal.NotYours(id);
        }
        return visits.add(id, change.after(), change.event(), made(writer, occurred, note), repeat);
    }

    /** @param patch from the facts as they are to the facts as they should be */
    public Recorded<Visit> amend(
            String id, long seen, UnaryOperator<VisitFacts> patch, ChangeNote note, Caller writer) {
        var before = toWrite(id, seen, note, writer);
        var visit = before.value();
        var next = patch.apply(visit.facts());
        if (next.equals(visit.facts())) {
            return before;
        }
        var occurred = visit.moves(next)
                ? Occurrence.ofMove(note, before.occurred(), clock)
                : Occurrence.ofAmendment(note, before.occurred(), clock);
        var change = visit.amend(next, occurred, note.reason());
        refuseUnknown(Named.added(visit.facts().named(), next.named()), writer);
        if (!sees(writer, change.after())) {
            throw new AccessRefusal.NotYours(id);
        }
        return visits.save(id, before, change.after(), change.event(), made(writer, occurred, note));
    }

    public Recorded<Visit> become(String id, long seen, VisitStage asked, ChangeNote note, Caller writer) {
        var before = toWrite(id, seen, note, writer);
        var occurred = Occurrence.ofMove(note, before.occurred(), clock);
        var change = before.value().become(asked, occurred, note.reason());
        return visits.save(id, before, change.after(), change.event(), made(writer, occurred, note));
    }

    /** As it is, or was at that moment; both its confidentiality then and now must let the reader see it. */
    public Recorded<Visit> find(String id, Moment moment, Caller reader) {
        var now = visible(id, reader);
        if (moment.isNow()) {
            return now;
        }
        return visits.find(id, moment)
                .filter(then -> sees(reader, then.value()))
                .orElseThrow(() -> new AccessRefusal.Invisible(id));
    }

    /** Every entry the reader may see, oldest first. */
    public List<Past<Visit>> history(String id, Caller reader) {
        visible(id, reader);
        return visits.history(id).stream()
                .filter(past -> sees(reader, past.after()))
                .toList();
    }

    /** Every move of the period that the reader may see both sides of, oldest first. */
    public List<Slip> slips(String id, Caller reader) {
        visible(id, reader);
        var slips = new ArrayList<Slip>();
        Past<Visit> before = null;
        for (var past : visits.history(id)) {
            if (before != null
                    && before.after().moves(past.after().facts())
                    && sees(reader, before.after())
                    && sees(reader, past.after())) {
                slips.add(new Slip(
                        past.revision(),
                        before.after().facts().period(),
                        past.after().facts().period(),
                        past.occurred(),
                        past.registered()));
            }
            before = past;
        }
        return slips;
    }

    /** What a visit names of which the reader may know. */
    public record Seen(List<String> dossiers, @Nullable String returns) {
        public Seen {
            dossiers = List.copyOf(dossiers);
        }
    }

    /** What the visit names, without what the reader may not see. */
    public Seen named(Recorded<Visit> visit, Caller reader) {
        var facts = visit.value().facts();
        var seen = dossiers.visible(facts.dossiers(), reader);
        var returns = facts.returns();
        return new Seen(
                facts.dossiers().stream().filter(seen::contains).toList(),
                returns == null || visible(List.of(returns), reader).isEmpty() ? null : returns);
    }

    /** When it was first registered. */
    public Instant created(Recorded<Visit> visit) {
        return visit.revision() == 1
                ? visit.registered()
                : visits.history(visit.value().id()).getFirst().registered();
    }

    public Optional<byte[]> event(String id, long revision, Caller reader) {
        return history(id, reader).stream().anyMatch(past -> past.revision() == revision)
                ? visits.event(id, revision)
                : Optional.empty();
    }

    /** Those of the ids that exist and that the reader may see. */
    public Set<String> visible(Collection<String> ids, Caller reader) {
        return visits.find(ids).values().stream()
                .map(Recorded::value)
                .filter(visit -> sees(reader, visit))
                .map(Visit::id)
                .collect(Collectors.toSet());
    }

    private Recorded<Visit> toWrite(String id, long seen, ChangeNote note, Caller writer) {
        Occurrence.ofMove(note, null, clock);
        var before = visible(id, writer);
        if (!before.value().facts().visitors().contains(writer.party())) {
            throw new AccessRefusal.NotYours(id);
        }
        if (before.revision() != seen) {
            throw new Refused.OutdatedRevision(id, seen);
        }
        return before;
    }

    private Recorded<Visit> visible(String id, Caller reader) {
        return visits.find(id)
                .filter(visit -> sees(reader, visit.value()))
                .orElseThrow(() -> new AccessRefusal.Invisible(id));
    }

    private boolean sees(Caller reader, Visit visit) {
        var facts = visit.facts();
        return visibility.sees(reader, facts.confidentiality(), facts.agreements(), facts.visitors());
    }

    private void refuseUnknown(List<Named> named, Caller writer) {
        var unknown = new ArrayList<>(references.unknown(named));
        var knownDossiers = dossiers.visible(values(named, Named.DossierNamed.class), writer);
        var knownVisits = visible(values(named, Named.VisitNamed.class), writer);
        for (var one : named) {
            if ((one instanceof Named.DossierNamed && !knownDossiers.contains(one.value()))
                    || (one instanceof Named.VisitNamed && !knownVisits.contains(one.value()))) {
                unknown.add(one);
            }
        }
        if (!unknown.isEmpty()) {
            throw new AccessRefusal.UnknownReferences(unknown);
        }
    }

    private static List<String> values(List<Named> named, Class<? extends Named> kind) {
        return named.stream().filter(kind::isInstance).map(Named::value).toList();
    }

    private static Made made(Caller writer, LocalDate occurred, ChangeNote note) {
        return new Made(writer, occurred, note.reason());
    }
}
