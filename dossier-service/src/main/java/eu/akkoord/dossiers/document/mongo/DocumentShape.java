package eu.akkoord.dossiers.document.mongo;

import eu.akkoord.dossiers.access.Confidentiality;
import eu.akkoord.dossiers.document.DocumentEvent;
import eu.akkoord.dossiers.document.DocumentFacts;
import eu.akkoord.dossiers.document.DocumentStage;
import eu.akkoord.dossiers.document.DocumentStatus;
import eu.akkoord.dossiers.document.DocumentStatus.Drafted;
import eu.akkoord.dossiers.document.DocumentStatus.Published;
import eu.akkoord.dossiers.document.DocumentStatus.Withdrawn;
import eu.akkoord.dossiers.document.DocumentVersion;
import eu.akkoord.dossiers.document.DossierDocument;
import eu.akkoord.dossiers.document.EarlierVersion;
import eu.akkoord.dossiers.party.Organisation;
import eu.akkoord.platform.store.Announcement;
import eu.akkoord.platform.store.Forms;
import eu.akkoord.platform.store.Shape;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

final class DocumentShape implements Shape<DossierDocument, DocumentEvent> {
    private final BiFunction<DossierDocument, DocumentEvent, Announcement> announcements;

    DocumentShape(BiFunction<DossierDocument, DocumentEvent, Announcement> announcements) {
        this.announcements = announcements;
    }

    @Override
    public Announcement announce(DossierDocument after, DocumentEvent event) {
        return announcements.apply(after, event);
    }

    @Override
    public Document write(DossierDocument document) {
        var facts = document.facts();
        var owner = document.owner();
        var state = new Document("dossier", document.dossier())
                .append("title", facts.title())
                .append("kind", facts.kind())
                .append("language", facts.language())
                .append("versions", versions(document))
                .append("confidentiality", facts.confidentiality().word())
                .append("within", document.within().word())
                .append("status", status(document.status()));
        Forms.put(state, "owner", owner == null ? null : owner.form());
        return state;
    }

    private static List<Document> versions(DossierDocument document) {
        var versions = new ArrayList<Document>();
        document.earlier()
                .forEach(one -> versions.add(
                        version(one.version()).append("shown", one.shown().word())));
        versions.add(version(document.facts().version()));
        return versions;
    }

    private static Document version(DocumentVersion version) {
        var stored = new Document("link", version.link());
        Forms.put(stored, "date", Forms.text(version.date()));
        Forms.put(stored, "mediaType", version.mediaType());
        return stored;
    }

    private static Document status(DocumentStatus status) {
        var stored = new Document("stage", status.stage().word())
                .append("since", status.since().toString());
        return switch (status) {
            case Drafted drafted -> stored;
            case Published published -> stored;
            case Withdrawn withdrawn -> stored.append("reason", withdrawn.reason());
        };
    }

    @Override
    public Set<String> texts() {
        return Set.of("title", "versions.link", "status.reason");
    }

    @Override
    public DossierDocument read(String id, Document state) {
        var versions = Forms.documents(state, "versions");
        var current = readVersion(versions.getLast());
        var facts = new DocumentFacts(
                state.getString("title"),
                state.getString("kind"),
                state.getString("language"),
                current.date(),
                current.link(),
                current.mediaType(),
                Confidentiality.of(state.getString("confidentiality")));
        return new DossierDocument(
                id,
                state.getString("dossier"),
                facts,
                versions.subList(0, versions.size() - 1).stream()
                        .map(DocumentShape::readEarlier)
                        .toList(),
                readStatus(state.get("status", Document.class)),
                Confidentiality.of(state.getString("within")),
                readOwner(state.get("owner", Document.class)));
    }

    private static @Nullable Organisation readOwner(@Nullable Document stored) {
        return stored == null ? null : Organisation.of(stored);
    }

    /** Where nobody wrote down how far it was shown, it is left to holders of a grant. */
    private static EarlierVersion readEarlier(Document stored) {
        var shown = stored.getString("shown");
        return new EarlierVersion(
                readVersion(stored), shown == null ? Confidentiality.RESTRICTED : Confidentiality.of(shown));
    }

    private static DocumentVersion readVersion(Document stored) {
        return new DocumentVersion(
                day(stored.getString("date")), stored.getString("link"), stored.getString("mediaType"));
    }

    private static @Nullable LocalDate day(@Nullable String text) {
        return text == null ? null : LocalDate.parse(text);
    }

    private static DocumentStatus readStatus(Document stored) {
        var since = LocalDate.parse(stored.getString("since"));
        return switch (DocumentStage.of(stored.getString("stage"))) {
            case DRAFTED -> new Drafted(since);
            case PUBLISHED -> new Published(since);
            case WITHDRAWN -> new Withdrawn(since, stored.getString("reason"));
        };
    }
}
