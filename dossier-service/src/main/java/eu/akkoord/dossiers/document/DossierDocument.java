package eu.akkoord.dossiers.document;

import eu.akkoord.dossiers.access.Confidentiality;
import eu.akkoord.dossiers.access.Guarded;
import eu.akkoord.dossiers.access.WholeSnapshot;
import eu.akkoord.dossiers.document.DocumentEvent.DocumentAmended;
import eu.akkoord.dossiers.document.DocumentEvent.DocumentConcealed;
import eu.akkoord.dossiers.document.DocumentEvent.DocumentDrafted;
import eu.akkoord.dossiers.document.DocumentEvent.DocumentRevealed;
import eu.akkoord.dossiers.document.DocumentEvent.DocumentStatusChanged;
import eu.akkoord.dossiers.document.DocumentStatus.Drafted;
import eu.akkoord.dossiers.document.DocumentStatus.Published;
import eu.akkoord.dossiers.document.DocumentStatus.Withdrawn;
import eu.akkoord.dossiers.party.Organisation;
import eu.akkoord.platform.core.change.Change;
import eu.akkoord.platform.core.change.Fault;
import eu.akkoord.platform.core.change.Refusal;
import eu.akkoord.platform.core.facts.Code;
import eu.akkoord.platform.core.facts.EncodedAs;
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
 * @param whole what decided about the dossier when this document last changed; absent on what was written before it was recorded
 * @param along whether the party that drafted it owned the dossier then, so that it goes along when that is given away
 */
public record DossierDocument(
        @Code String id,
        @Code String dossier,
        @EncodedAs(inPlace = true) DocumentFacts facts,
        List<EarlierVersion> earlier,
        DocumentStatus status,
        Confidentiality within,
        @Nullable WholeSnapshot whole,
        @Nullable Organisation owner,
        @EncodedAs(sparse = true) boolean along) {
    /** So many fit in a state of the size that may be stored. */
    static final int MOST_VERSIONS = 100;

    public DossierDocument {
        earlier = List.copyOf(earlier);
    }

    /** One that does not go along with its dossier, of which nobody recorded what decided. */
    public DossierDocument(
            String id,
            String dossier,
            DocumentFacts facts,
            List<EarlierVersion> earlier,
            DocumentStatus status,
            Confidentiality within,
            @Nullable Organisation owner) {
        this(id, dossier, facts, earlier, status, within, null, owner, false);
    }

    /** The same with another version in the place of its current one. */
    DossierDocument showing(DocumentVersion version) {
        var form = DocumentFacts.FORM;
        var shown = form.with(facts, DocumentFacts::date, version.date());
        shown = form.with(shown, DocumentFacts::link, version.link());
        shown = form.with(shown, DocumentFacts::mediaType, version.mediaType());
        return new DossierDocument(id, dossier, shown, earlier, status, within, whole, owner, along);
    }

    public static Change<DossierDocument, DocumentEvent> draft(
            String id,
            String dossier,
            DocumentFacts facts,
            Confidentiality within,
            Organisation owner,
            LocalDate occurred) {
        return draft(id, dossier, facts, within, owner, false, occurred);
    }

    /** @param along whether its owner's party owns the dossier */
    public static Change<DossierDocument, DocumentEvent> draft(
            String id,
            String dossier,
            DocumentFacts facts,
            Confidentiality within,
            Organisation owner,
            boolean along,
            LocalDate occurred) {
        return new Change<>(
                new DossierDocument(id, dossier, facts, List.of(), new Drafted(occurred), within, null, owner, along),
                new DocumentDrafted(occurred));
    }

    /** The same, about to be changed in its dossier as that stands, and shared with those that it is shared with there. */
    DossierDocument in(Guarded dossier) {
        var shared = sharedIn(dossier);
        var now = shared == null ? facts : facts.sharedWith(shared);
        return new DossierDocument(id, dossier(), now, earlier, status, within, whole, owner, along).writtenIn(dossier);
    }

    /** The same after a change of its texts or days alone, in its dossier as that stands. */
    Change<DossierDocument, DocumentEvent> standingIn(Guarded dossier, DocumentEvent event) {
        var in = in(dossier);
        var after =
                new DossierDocument(id, in.dossier, in.facts, earlier, status, dossier.level(), in.whole, owner, along);
        return new Change<>(after, event(after, List.of(), event));
    }

    /** The same, written in its dossier as that stands. */
    DossierDocument writtenIn(Guarded dossier) {
        return new DossierDocument(id, dossier(), facts, earlier, status, within, dossier.whole(), owner, along);
    }

    /** Codes of the parties that it is shared with in its dossier; absent where that was not recorded. */
    @Nullable
    List<String> sharedIn(Guarded dossier) {
        return dossier.sharing(party(dossier), facts.sharedWith(), whole);
    }

    /** Code of the party that alone changes it. */
    String party(Guarded dossier) {
        return owner == null ? dossier.owner() : owner.party();
    }

    /** Returns the level at which it was shown since its last change: its own or its dossier's, whichever is stricter. */
    public Confidentiality shown() {
        return facts.confidentiality().orStricter(within);
    }

    /** All that decided who saw it when it last changed. */
    public Exposure exposure() {
        return new Exposure(facts.confidentiality(), within, facts.sharedWith(), whole);
    }

    /** All that decides who sees it in its dossier as that stands. */
    public Exposure exposureIn(Guarded dossier) {
        return new Exposure(facts.confidentiality(), dossier.level(), sharedIn(dossier), dossier.whole());
    }

    /**
     * Counts the versions that everyone may know of who sees the document: the current one, and the earlier ones that they all saw. One reader may
     * find more of them, and none fewer but who is offered the dossier.
     */
    public int versions(Exposure now) {
        return 1
                + (int) earlier.stream()
                        .filter(one -> one.exposure().covers(now))
                        .count();
    }

    /** The document as it stood with each of its earlier versions, oldest first: what decides who is shown these. */
    public List<DossierDocument> replaced() {
        return earlier.stream().map(this::as).toList();
    }

    private DossierDocument as(EarlierVersion one) {
        var version = one.version();
        var then = one.exposure();
        var was = new DocumentFacts(
                facts.title(),
                facts.kind(),
                facts.language(),
                version.date(),
                version.link(),
                version.mediaType(),
                then.own(),
                then.sharedWith());
        return new DossierDocument(id, dossier, was, List.of(), status, then.within(), then.whole(), owner, along);
    }

    /** As {@link #amend(DocumentFacts, Exposure, Confidentiality, LocalDate, String)}, of one that stands as it was last written. */
    Change<DossierDocument, DocumentEvent> amend(
            DocumentFacts next, Confidentiality within, LocalDate occurred, @Nullable String reason) {
        return amend(next, exposure(), within, occurred, reason);
    }

    /**
     * Writes other facts.
     *
     * @param written its exposure when it was last written, which stays that of the version that this one replaces
     * @param within how far the dossier is shown now
     * @param reason needed when it is to be shown to more than before
     */
    public Change<DossierDocument, DocumentEvent> amend(
            DocumentFacts next, Exposure written, Confidentiality within, LocalDate occurred, @Nullable String reason) {
        if (status instanceof Withdrawn) {
            throw new Refusal.WrongStage("document.withdrawn");
        }
        if (facts.confidentiality().lowersTo(next.confidentiality()) && reason == null) {
            throw new Refusal.MissingReason();
        }
        var versions = new ArrayList<>(earlier);
        if (!next.version().equals(facts.version())) {
            versions.add(new EarlierVersion(facts.version(), written.within(within)));
        }
        if (versions.size() >= MOST_VERSIONS) {
            throw new Refusal.Contradiction(new Fault("/link", next.link(), "document.tooManyVersions", MOST_VERSIONS));
        }
        var after = new DossierDocument(id, dossier, next, versions, status, within, whole, owner, along);
        var changed = DocumentFacts.FORM.changed(facts, next);
        return new Change<>(after, event(after, changed, new DocumentAmended(occurred, changed)));
    }

    /** Returns the stages it can move to. */
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
        var after = new DossierDocument(id, dossier, facts, earlier, next, within, whole, owner, along);
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
