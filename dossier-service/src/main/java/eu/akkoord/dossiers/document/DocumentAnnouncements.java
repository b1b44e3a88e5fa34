package eu.akkoord.dossiers.document;

import static eu.akkoord.dossiers.document.DocumentForms.DOCUMENTS;

import eu.akkoord.dossiers.document.DocumentEvent.DocumentAmended;
import eu.akkoord.dossiers.document.DocumentEvent.DocumentConcealed;
import eu.akkoord.dossiers.document.DocumentEvent.DocumentDrafted;
import eu.akkoord.dossiers.document.DocumentEvent.DocumentRevealed;
import eu.akkoord.dossiers.document.DocumentEvent.DocumentStatusChanged;
import eu.akkoord.platform.core.facts.Addresses;
import eu.akkoord.platform.store.Announcement;
import eu.akkoord.platform.store.Announcements;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The published form of a document in its current version, without reasons, which may name persons. */
public final class DocumentAnnouncements implements Announcements<DossierDocument, DocumentEvent> {
    private final Addresses addresses;

    public DocumentAnnouncements(Addresses addresses) {
        this.addresses = addresses;
    }

    @Override
    public Announcement of(DossierDocument after, DocumentEvent event) {
        if (after.shown().isConcealed()) {
            return Announcement.concealed(
                    event instanceof DocumentConcealed ? "concealed" : "changed", addresses.to(DOCUMENTS.path(after)));
        }
        var data = new LinkedHashMap<String, Object>();
        var type = switch (event) {
            case DocumentDrafted documentDrafted -> "drafted";
            case DocumentAmended amended -> {
                data.put("changed", amended.changed());
                yield "amended";
            }
            case DocumentConcealed documentConcealed ->
                throw new IllegalStateException("What is concealed is not told");
            case DocumentRevealed revealed -> {
                // what else differs from the hidden state would say something of that state
                data.put("changed", List.of("confidentiality"));
                yield "revealed";
            }
            case DocumentStatusChanged changed -> {
                data.put("previousStatus", changed.previous().word());
                yield "statusChanged";
            }
        };
        data.put("document", summary(after));
        return new Announcement(type, data);
    }

    /** Tells the level by which it is shown, which may be its dossier's. */
    private Map<String, Object> summary(DossierDocument document) {
        var summary = DOCUMENTS.summary(document, addresses);
        summary.put("confidentiality", document.shown().word());
        return summary;
    }
}
