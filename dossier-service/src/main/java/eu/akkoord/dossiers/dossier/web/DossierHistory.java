package eu.akkoord.dossiers.dossier.web;

import eu.akkoord.dossiers.dossier.Dossier;
import eu.akkoord.dossiers.dossier.DossierDesk;
import eu.akkoord.platform.security.Caller;
import eu.akkoord.platform.store.Past;
import eu.akkoord.platform.web.Embed;
import eu.akkoord.platform.web.HistoryEntry;
import eu.akkoord.platform.web.HistoryQuestion;
import eu.akkoord.platform.web.ItemPage;
import eu.akkoord.platform.web.Links;
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
        return asked.page(address(dossier), desk.history(dossier, reader), this::entry);
    }

    private URI address(String dossier) {
        return links.to("dossiers", dossier, "history");
    }

    private HistoryEntry entry(Past<Dossier> past) {
        var dossier = past.after();
        return HistoryEntry.of(
                past,
                links.toEvent("dossiers", dossier.id(), past.revision()),
                dossier.status().stage().word(),
                dossier.facts().title(),
                dossier.facts().period());
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
