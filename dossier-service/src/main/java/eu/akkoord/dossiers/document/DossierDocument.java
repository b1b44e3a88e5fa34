package eu.akkoord.dossiers.document;

import eu.akkoord.dossiers.access.Confidentiality;
import eu.akkoord.dossiers.document.DocumentEvent.DocumentAmended;
import eu.akkoord.dossiers.document.DocumentEvent.DocumentConcealed;
import eu.akkoord.dossiers.document.DocumentEvent.DocumentDrafted;
import eu.akkoord.dossiers.document.DocumentEvent.DocumentRevealed;
import eu.akkoord.dossiers.document.DocumentEvent.DocumentStatusChanged;
import eu.akkoord.dossiers.document.DocumentStatus.Drafted;
import eu.akkoord.dossiers.document.DocumentStatus.Published;
import eu.akkoord.dossiers.document.DocumentStatus.Withdrawn;
import eu.akkoord.dossiers.party.Organisation;
import eu.akkoord.platform.desk.Change;
import eu.akkoord.platform.desk.Differences;
import eu.akkoord.platform.desk.Fault;
import eu.akkoord.platform.desk.Refusal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A document of a dossier. It is drafted, published, and withdrawn with a reason from either; it may get new versions until it is
 * withdrawn, and earlier ones stay readable.
 *
 * @param dossier id of the dossier it belongs to
 * @param earlier its versions before the current one, oldest first
 * @param within how far the dossier was shown when this document last changed
 * @param owner the organisation that drafted it, whose party alone changes it; absent on the dossier's owner's from before it was
 *     recorded
 */
public record DossierDocument(
        String id,
        String dossier,
        DocumentFacts facts,
        List<EarlierVersion> earlier,
        DocumentStatus status,
        Confidentiality within,
        @Nullable Organisation owner) {
    /** So many fit in a state of the size that may be stored. */
    static final int MOST_VERSIONS = 100;

    public DossierDocument {
        earlier = List.copyOf(earlier);
    }

    public static Change<DossierDocument, DocumentEvent> draft(
            String id,
            String dossier,
            DocumentFacts facts,
            Confidentiality within,
            Organisation owner,
            LocalDate occurred) {
        return new Change<>(
                new DossierDocument(id, dossier, facts, List.of(), new Drafted(occurred), within, owner),
                new DocumentDrafted(occurred));
    }

    /** How far it was shown when it last changed: by its own level or its dossier's, whichever was stricter. */
    public Confidentiality shown() {
        return facts.confidentiality().orStricter(within);
    }

    /**
     * The versions that everyone may know of who sees the document, oldest first and numbered from 1: the current one, and the earlier
     * ones that were shown as far when they were replaced.
     *
     * @param within how far the dossier is shown
     */
    public List<DocumentVersion> versions(Confidentiality within) {
        var level = facts.confidentiality().orStricter(within);
        var versions = new ArrayList<DocumentVersion>();
        for (var one : earlier) {
            if (!one.shown().lowersTo(level)) {
                versions.add(one.version());
            }
        }
        versions.add(facts.version());
        return versions;
    }

    /**
     * Writes other facts.
     *
     * @param within how far the dossier is shown now
     * @param reason needed when it is to be shown to more than before
     */
    public Change<DossierDocument, DocumentEvent> amend(
            DocumentFacts next, Confidentiality within, LocalDate occurred, @Nullable String reason) {
        if (status instanceof Withdrawn) {
            throw new Refusal.WrongStage("Een ingetrokken document wijzigt niet meer", List.of());
        }
        if (facts.confidentiality().lowersTo(next.confidentiality()) && reason == null) {
            throw new Refusal.MissingReason();
        }
        var versions = new ArrayList<>(earlier);
        if (!next.version().equals(facts.version())) {
            versions.add(
                    new EarlierVersion(facts.version(), facts.confidentiality().orStricter(within)));
        }
        if (versions.size() >= MOST_VERSIONS) {
            throw new Refusal.Contradiction(new Fault(
                    "/link", next.link(), "Een document heeft ten hoogste %d versies".formatted(MOST_VERSIONS)));
        }
        var after = new DossierDocument(id, dossier, next, versions, status, within, owner);
        var changed = Differences.between(facts, next);
        return new Change<>(after, event(after, changed, new DocumentAmended(occurred, changed)));
    }

    /** Where it can go from here. */
    public Set<DocumentStage> allowed() {
        return switch (status) {
            case Drafted drafted -> EnumSet.of(DocumentStage.PUBLISHED, DocumentStage.WITHDRAWN);
            case Published published -> EnumSet.of(DocumentStage.WITHDRAWN);
            case Withdrawn withdrawn -> EnumSet.noneOf(DocumentStage.class);
        };
    }

    /** @param within how far the dossier is shown now */
    public Change<DossierDocument, DocumentEvent> become(
            DocumentStage asked, Confidentiality within, LocalDate occurred, @Nullable String reason) {
        if (!allowed().contains(asked)) {
            throw wrongStage(asked);
        }
        DocumentStatus next = switch (asked) {
            case DRAFTED -> throw wrongStage(asked);
            case PUBLISHED -> new Published(occurred);
            case WITHDRAWN -> withdrawn(occurred, reason);
        };
        var after = new DossierDocument(id, dossier, facts, earlier, next, within, owner);
        return new Change<>(
                after, event(after, List.of("status"), new DocumentStatusChanged(occurred, status.stage())));
    }

    /** A change of the dossier's level shows in the next event of the document. */
    private DocumentEvent event(DossierDocument after, List<String> changed, DocumentEvent otherwise) {
        if (shown().conceals(after.shown())) {
            return new DocumentConcealed(otherwise.occurred());
        }
        return shown().reveals(after.shown()) ? new DocumentRevealed(otherwise.occurred(), changed) : otherwise;
    }

    private static Withdrawn withdrawn(LocalDate occurred, @Nullable String reason) {
        if (reason == null) {
            throw new Refusal.MissingReason();
        }
        return new Withdrawn(occurred, reason);
    }

    private Refusal.WrongStage wrongStage(DocumentStage asked) {
        return Refusal.WrongStage.between(
                status.stage().word(),
                asked.word(),
                allowed().stream().map(DocumentStage::word).toList());
    }
}
