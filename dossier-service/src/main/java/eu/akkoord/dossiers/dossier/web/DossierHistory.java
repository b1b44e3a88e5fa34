package eu.akkoord.dossiers.dossier.web;

import static eu.akkoord.dossiers.dossier.DossierForms.DOSSIERS;

import eu.akkoord.dossiers.dossier.DossierDesk;
import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.link.Links;
import eu.akkoord.platform.desk.web.HistoryEntry;
import eu.akkoord.platform.desk.web.HistoryQuestion;
import eu.akkoord.platform.web.Embed;
import eu.akkoord.platform.web.ItemPage;
import java.net.URI;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.springframework.stereotype.Component;

/** The history of a dossier. */
@Component
final class DossierHistory implements Embed {
    private final DossierDesk desk;
    private final Links links;

    DossierHistory(DossierDesk desk, Links links) {
        this.desk = desk;
        this.links = links;
    }

    ItemPage<HistoryEntry> page(String dossier, HistoryQuestion asked, Caller reader) {
        return asked.page(DOSSIERS, address(dossier), desk.history(dossier, reader), reader, links);
    }

    private URI address(String dossier) {
        return links.to("dossiers", dossier, "history");
    }

    @Override
    public String with() {
        return "dossiers";
    }

    @Override
    public String name() {
        return "history";
    }

    @Override
    public SequencedMap<URI, ?> answers(Collection<String> dossiers, Caller reader) {
        var answers = new LinkedHashMap<URI, ItemPage<HistoryEntry>>();
        for (var dossier : dossiers) {
            answers.put(address(dossier), page(dossier, HistoryQuestion.ALL, reader));
        }
        return answers;
    }
}
