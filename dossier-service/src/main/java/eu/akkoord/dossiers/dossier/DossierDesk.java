package eu.akkoord.dossiers.dossier;

import eu.akkoord.dossiers.access.AccessRefusal;
import eu.akkoord.dossiers.access.Named;
import eu.akkoord.dossiers.access.References;
import eu.akkoord.dossiers.access.Visibility;
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
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What can be done with dossiers: load, decide, save. */
public final class DossierDesk {
    private final Dossiers dossiers;
    private final Visibility visibility;
    private final References references;
    private final Clock clock;

    public DossierDesk(Dossiers dossiers, Visibility visibility, References references, Clock clock) {
        this.dossiers = dossiers;
        this.visibility = visibility;
        this.references = references;
        this.clock = clock;
    }

    public Recorded<Dossier> open(
            String id, DossierFacts facts, ChangeNote note, Caller writer, @Nullable Repeat repeat) {
        var occurred = Occurrence.ofMove(note, null, clock);
        var change = Dossier.open(id, facts, occurred);
        if (!facts.owner().party().equals(writer.party())) {
            throw new AccessRefusal.NotYours(id);
        }
        refuseUnknown(Named.added(Named.of(writer), facts.named()));
        if (!visibility.isPartner(facts.owner().party(), facts.agreements())) {
            throw new AccessRefusal.NotYours(id);
        }
        return dossiers.add(id, change.after(), change.event(), made(writer, occurred, note), repeat);
    }

    /** @param patch from the facts as they are to the facts as they should be */
    public Recorded<Dossier> amend(
            String id, long seen, UnaryOperator<DossierFacts> patch, ChangeNote note, Caller writer) {
        var before = toWrite(id, seen, note, writer);
        var dossier = before.value();
        var next = patch.apply(dossier.facts());
        if (next.equals(dossier.facts())) {
            return before;
        }
        var occurred = dossier.moves(next)
                ? Occurrence.ofMove(note, before.occurred(), clock)
                : Occurrence.ofAmendment(note, before.occurred(), clock);
        var change = dossier.amend(next, occurred, note.reason());
        refuseUnknown(Named.added(dossier.facts().named(), next.named()));
        if (!visibility.isPartner(next.owner().party(), next.agreements())) {
            throw new AccessRefusal.NotYours(id);
        }
        return dossiers.save(id, before, change.after(), change.event(), made(writer, occurred, note));
    }

    public Recorded<Dossier> become(String id, long seen, DossierStage asked, ChangeNote note, Caller writer) {
        var before = toWrite(id, seen, note, writer);
        var occurred = Occurrence.ofMove(note, before.occurred(), clock);
        var change = before.value().become(asked, occurred, note.reason());
        return dossiers.save(id, before, change.after(), change.event(), made(writer, occurred, note));
    }

    /** As it is, or was at that moment; both its confidentiality then and now must let the reader see it. */
    public Recorded<Dossier> find(String id, Moment moment, Caller reader) {
        var now = visible(id, reader);
        if (moment.isNow()) {
            return now;
        }
        return dossiers.find(id, moment)
                .filter(then -> sees(reader, then.value()))
                .orElseThrow(() -> new AccessRefusal.Invisible(id));
    }

    /** Every entry the reader may see, oldest first. */
    public List<Past<Dossier>> history(String id, Caller reader) {
        visible(id, reader);
        return dossiers.history(id).stream()
                .filter(past -> sees(reader, past.after()))
                .toList();
    }

    /** When it was first registered. */
    public Instant created(Recorded<Dossier> dossier) {
        return dossier.revision() == 1
                ? dossier.registered()
                : dossiers.history(dossier.value().id()).getFirst().registered();
    }

    public Optional<byte[]> event(String id, long revision, Caller reader) {
        return history(id, reader).stream().anyMatch(past -> past.revision() == revision)
                ? dossiers.event(id, revision)
                : Optional.empty();
    }

    /** Those of the ids that exist and that the reader may see. */
    public Set<String> visible(Collection<String> ids, Caller reader) {
        return dossiers.find(ids).values().stream()
                .map(Recorded::value)
                .filter(dossier -> sees(reader, dossier))
                .map(Dossier::id)
                .collect(Collectors.toSet());
    }

    private Recorded<Dossier> toWrite(String id, long seen, ChangeNote note, Caller writer) {
        Occurrence.ofMove(note, null, clock);
        var before = visible(id, writer);
        if (!before.value().facts().owner().party().equals(writer.party())) {
            throw new AccessRefusal.NotYours(id);
        }
        if (before.revision() != seen) {
            throw new Refused.OutdatedRevision(id, seen);
        }
        return before;
    }

    private Recorded<Dossier> visible(String id, Caller reader) {
        return dossiers.find(id)
                .filter(dossier -> sees(reader, dossier.value()))
                .orElseThrow(() -> new AccessRefusal.Invisible(id));
    }

    private boolean sees(Caller reader, Dossier dossier) {
        return visibility.sees(
                reader, dossier.facts().confidentiality(), dossier.facts().agreements());
    }

    private void refuseUnknown(List<Named> named) {
        var unknown = references.unknown(named);
        if (!unknown.isEmpty()) {
            throw new AccessRefusal.UnknownReferences(unknown);
        }
    }

    private static Made made(Caller writer, LocalDate occurred, ChangeNote note) {
        return new Made(writer, occurred, note.reason());
    }
}
