package eu.akkoord.dossiers.document;

import eu.akkoord.dossiers.access.ChangePolicy;
import eu.akkoord.dossiers.access.Confidentiality;
import eu.akkoord.dossiers.dossier.Dossier;
import eu.akkoord.dossiers.dossier.DossierDesk;
import eu.akkoord.dossiers.dossier.DossierRights;
import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.change.Change;
import eu.akkoord.platform.core.change.Fault;
import eu.akkoord.platform.core.change.Recorded;
import eu.akkoord.platform.core.change.Refusal;
import eu.akkoord.platform.core.change.Repeat;
import eu.akkoord.platform.core.time.ChangeNote;
import eu.akkoord.platform.desk.Desk;
import eu.akkoord.platform.desk.Opened;
import eu.akkoord.platform.desk.Trail;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Use cases of documents; each is found only under its own dossier. */
public final class DocumentDesk extends Desk<DossierDocument, DocumentEvent> {
    private final DocumentRights rights;
    private final ChangePolicy changes;
    private final DossierDesk dossiers;

    public DocumentDesk(
            Documents documents,
            DocumentRights rights,
            Trail trail,
            Clock clock,
            ChangePolicy changes,
            DossierDesk dossiers) {
        super(DocumentForms.DOCUMENTS, documents, rights, trail, clock, DocumentEvent.DocumentAmended::new);
        this.rights = rights;
        this.changes = changes;
        this.dossiers = dossiers;
    }

    public Recorded<DossierDocument> draft(
            String dossier, DocumentFacts facts, ChangeNote note, Caller writer, @Nullable Repeat repeat) {
        var owning = dossiers.read(dossier, writer);
        var id = Repeat.idWithin("dossiers/" + dossier + "/documents", repeat);
        var before = madeBefore(id, repeat, writer);
        if (before.isPresent()) {
            return before.get();
        }
        var drafted = DossierDocument.draft(
                id,
                dossier,
                facts.sharedWith(dossiers.partners(owning)),
                level(owning),
                dossiers.organisationOf(writer),
                owning.facts().owner().party().equals(writer.party()),
                days(note).ofMove());
        var begun = new Change<>(drafted.after().writtenIn(DossierRights.guarded(owning)), drafted.event());
        if (!dossiers.mayAdd(writer, owning) || !rights.mayRead(writer, begun.after())) {
            throw new Refusal.NotYours(dossier);
        }
        if (!begun.after().shown().isConcealed()) {
            dossiers.confirmAgreements(owning);
        }
        refuseUnreasoned(begun.after(), note);
        if (!owning.facts().owner().party().equals(writer.party())) {
            dossiers.contribute(dossier, writer);
        }
        return add(id, begun, note, writer, repeat);
    }

    /** Opens it under its dossier. */
    public Opened<DossierDocument> open(String dossier, String id, long seen, ChangeNote note, Caller writer) {
        var current = current(id, writer);
        refuseElsewhere(dossier, id, current.value());
        return toWrite(current, seen, note, writer);
    }

    /** As it stands in its dossier. */
    @Override
    protected DossierDocument shownTo(Caller writer, DossierDocument document) {
        return document.in(DossierRights.guarded(dossiers.read(document.dossier(), writer)));
    }

    @Override
    protected Change<DossierDocument, DocumentEvent> standing(DossierDocument after, DocumentEvent event, Caller by) {
        return after.standingIn(DossierRights.guarded(dossiers.read(after.dossier(), by)), event);
    }

    /** Writes other facts; nothing is stored or told when that makes no difference. */
    public Recorded<DossierDocument> amend(Opened<DossierDocument> opened, DocumentFacts next) {
        var document = opened.shown();
        var before = document.facts();
        if (next.equals(before)) {
            return save(opened, null);
        }
        var writer = opened.by();
        var owning = dossiers.read(document.dossier(), writer);
        refuseStrangers(before, next, owning);
        var change = document.amend(
                next, opened.value().exposure(), level(owning), opened.days().ofAmendment(), opened.reason());
        changes.judge(
                DocumentRights.guarded(document, owning),
                DocumentRights.guarded(change.after(), owning),
                writer,
                opened.reason());
        boolean shared = !Objects.equals(before.sharedWith(), next.sharedWith());
        if (shared || before.confidentiality().lowersTo(next.confidentiality())) {
            dossiers.confirmAgreements(owning);
        }
        refuseUnreadable(document.id(), change.after(), writer);
        return save(opened, change);
    }

    /** It is shared with no others than its dossier is. */
    private void refuseStrangers(DocumentFacts before, DocumentFacts next, Dossier owning) {
        var asked = next.sharedWith();
        if (asked != null && !asked.equals(before.sharedWith())) {
            var strangers = new ArrayList<>(asked);
            strangers.removeAll(dossiers.partners(owning));
            strangers.removeAll(Objects.requireNonNullElse(before.sharedWith(), List.of()));
            Refusal.Contradiction.of(strangers.stream()
                    .map(one -> new Fault("/sharedWith", one, "document.notSharedWith"))
                    .toList());
        }
    }

    public Recorded<DossierDocument> become(Opened<DossierDocument> opened, DocumentStage asked) {
        var document = opened.shown();
        var level = level(document.dossier(), opened.by());
        return save(opened, document.become(asked, level, opened.days().ofMove(), opened.reason()));
    }

    @Override
    protected boolean isWithinOver(DossierDocument document) {
        return dossiers.isOver(document.dossier());
    }

    @Override
    protected String parentOf(DossierDocument document) {
        return document.dossier();
    }

    /**
     * Its versions, oldest first and numbered from 1: the current one, and the earlier ones that the reader saw, as far as they were shown
     * as far as it is now.
     */
    public List<DocumentVersion> versions(DossierDocument document, Caller reader) {
        var replaced = document.replaced();
        var seen = rights.readableThenBy(reader, replaced);
        var level = document.facts().confidentiality().orStricter(level(document.dossier(), reader));
        return Stream.concat(
                        replaced.stream().filter(one -> !one.shown().lowersTo(level) && seen.test(one)),
                        Stream.of(document))
                .map(one -> one.facts().version())
                .toList();
    }

    /** @throws Refusal.Absent when there is no such dossier for the reader, and therefore no documents of it */
    public void refuseHidden(String dossier, Caller reader) {
        dossiers.read(dossier, reader);
    }

    private Confidentiality level(String dossier, Caller writer) {
        return level(dossiers.read(dossier, writer));
    }

    private static Confidentiality level(Dossier dossier) {
        return dossier.facts().confidentiality();
    }
}
