package eu.akkoord.dossiers.document;

import eu.akkoord.dossiers.access.ChangePolicy;
import eu.akkoord.dossiers.access.Confidentiality;
import eu.akkoord.dossiers.dossier.Dossier;
import eu.akkoord.dossiers.dossier.DossierDesk;
import eu.akkoord.dossiers.party.Organisation;
import eu.akkoord.platform.desk.Desk;
import eu.akkoord.platform.desk.Refusal;
import eu.akkoord.platform.security.Caller;
import eu.akkoord.platform.store.Past;
import eu.akkoord.platform.store.Recorded;
import eu.akkoord.platform.store.Repeat;
import eu.akkoord.platform.time.ChangeNote;
import eu.akkoord.platform.time.Moment;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What can be done with documents; each is asked for under its dossier, and is not there under another. */
public final class DocumentDesk {
    private final Desk<DossierDocument, DocumentEvent> documents;
    private final DocumentRights rights;
    private final ChangePolicy changes;
    private final DossierDesk dossiers;

    public DocumentDesk(
            Desk<DossierDocument, DocumentEvent> documents,
            DocumentRights rights,
            ChangePolicy changes,
            DossierDesk dossiers) {
        this.documents = documents;
        this.rights = rights;
        this.changes = changes;
        this.dossiers = dossiers;
    }

    public Recorded<DossierDocument> draft(
            String dossier, DocumentFacts facts, ChangeNote note, Caller writer, @Nullable Repeat repeat) {
        var owning = dossiers.found(dossier, writer);
        var id = Repeat.idWithin("dossiers/" + dossier + "/documents", repeat);
        var begun = DossierDocument.draft(
                id,
                dossier,
                facts,
                level(owning),
                new Organisation(writer.party(), writer.organisation()),
                documents.days(note).ofMove());
        if (!dossiers.mayAdd(writer, owning) || !rights.mayRead(writer, begun.after())) {
            throw new Refusal.NotYours(dossier);
        }
        if (!begun.after().shown().isConcealed()) {
            dossiers.confirmAgreements(owning);
        }
        if (!owning.isWorkedOnBy(writer.party())) {
            dossiers.join(dossier, writer);
        }
        return documents.add(id, begun, note, writer, repeat);
    }

    /** @param patch from the facts as they are to the facts as they should be */
    public Recorded<DossierDocument> amend(
            String dossier, String id, long seen, UnaryOperator<DocumentFacts> patch, ChangeNote note, Caller writer) {
        found(dossier, id, writer);
        return documents.change(id, seen, note, writer, (document, days) -> {
            var next = patch.apply(document.facts());
            if (next.equals(document.facts())) {
                return null;
            }
            var owning = dossiers.found(dossier, writer);
            var change = document.amend(next, level(owning), days.ofAmendment(), note.reason());
            changes.judge(
                    DocumentRights.guarded(document, owning, document.facts().confidentiality()),
                    DocumentRights.guarded(change.after(), owning, next.confidentiality()),
                    writer,
                    note.reason());
            if (document.facts().confidentiality().lowersTo(next.confidentiality())) {
                dossiers.confirmAgreements(owning);
            }
            if (!rights.mayRead(writer, change.after())) {
                throw new Refusal.NotYours(id);
            }
            return change;
        });
    }

    public Recorded<DossierDocument> become(
            String dossier, String id, long seen, DocumentStage asked, ChangeNote note, Caller writer) {
        found(dossier, id, writer);
        return documents.change(
                id,
                seen,
                note,
                writer,
                (document, days) -> document.become(asked, level(dossier, writer), days.ofMove(), note.reason()));
    }

    public Recorded<DossierDocument> at(String dossier, String id, Moment moment, Caller reader) {
        var document = documents.at(id, moment, reader);
        refuseElsewhere(dossier, document.value());
        return document;
    }

    /** Its versions, oldest first and numbered from 1, as far as everyone who sees it may know of them. */
    public List<DocumentVersion> versions(DossierDocument document, Caller reader) {
        return document.versions(level(document.dossier(), reader));
    }

    private void found(String dossier, String id, Caller reader) {
        refuseElsewhere(dossier, documents.found(id, reader));
    }

    private static void refuseElsewhere(String dossier, DossierDocument document) {
        if (!document.dossier().equals(dossier)) {
            throw new Refusal.Absent(document.id());
        }
    }

    /** @throws Refusal.Absent when there is no such dossier for the reader, and therefore no documents of it */
    public void refuseHidden(String dossier, Caller reader) {
        dossiers.found(dossier, reader);
    }

    /** Every entry the reader may see, oldest first. */
    public List<Past<DossierDocument>> history(String dossier, String id, Caller reader) {
        found(dossier, id, reader);
        return documents.history(id, reader);
    }

    private Confidentiality level(String dossier, Caller writer) {
        return level(dossiers.found(dossier, writer));
    }

    private static Confidentiality level(Dossier dossier) {
        return dossier.facts().confidentiality();
    }
}
