package eu.akkoord.dossiers.document.events;

import eu.akkoord.dossiers.document.DocumentEvent;
import eu.akkoord.dossiers.document.DocumentEvent.DocumentAmended;
import eu.akkoord.dossiers.document.DocumentEvent.DocumentConcealed;
import eu.akkoord.dossiers.document.DocumentEvent.DocumentDrafted;
import eu.akkoord.dossiers.document.DocumentEvent.DocumentRevealed;
import eu.akkoord.dossiers.document.DocumentEvent.DocumentStatusChanged;
import eu.akkoord.dossiers.document.DossierDocument;
import eu.akkoord.platform.store.Announcement;
import eu.akkoord.platform.store.Forms;
import eu.akkoord.platform.web.Links;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.springframework.stereotype.Component;

/** Tells of a document in its current version, without reasons, which may name persons. */
@Component
class DocumentAnnouncements implements BiFunction<DossierDocument, DocumentEvent, Announcement> {
    private final Links links;

    DocumentAnnouncements(Links links) {
        this.links = links;
    }

    @Override
    public Announcement apply(DossierDocument after, DocumentEvent event) {
        if (after.shown().isConcealed()) {
            return Announcement.concealed(event instanceof DocumentConcealed ? "concealed" : "changed", href(after));
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

    private Map<String, Object> summary(DossierDocument document) {
        var facts = document.facts();
        var summary = new LinkedHashMap<String, Object>();
        summary.put("id", document.id());
        summary.put("href", href(document).toString());
        summary.put("dossier", document.dossier());
        summary.put("title", facts.title());
        summary.put("kind", facts.kind());
        summary.put("language", facts.language());
        Forms.put(summary, "date", Forms.text(facts.date()));
        summary.put("link", facts.link());
        Forms.put(summary, "mediaType", facts.mediaType());
        summary.put("version", document.versions(document.within()).size());
        summary.put("confidentiality", document.shown().word());
        summary.put("status", document.status().stage().word());
        summary.put("since", document.status().since().toString());
        return summary;
    }

    private URI href(DossierDocument document) {
        return links.to("dossiers", document.dossier(), "documents", document.id());
    }
}
