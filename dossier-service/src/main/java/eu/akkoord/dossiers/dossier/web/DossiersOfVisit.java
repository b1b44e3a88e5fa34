package eu.akkoord.dossiers.dossier.web;

import eu.akkoord.dossiers.dossier.DossierDesk;
import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.link.Links;
import eu.akkoord.platform.web.Embed;
import java.net.URI;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.springframework.stereotype.Component;

/** The dossiers that a visit refers to. */
@Component
final class DossiersOfVisit implements Embed {
    /** The first so many; the others can be read at the addresses that the visit gives. */
    private static final int MOST = 20;

    private final DossierDesk desk;
    private final Links links;

    DossiersOfVisit(DossierDesk desk, Links links) {
        this.desk = desk;
        this.links = links;
    }

    @Override
    public String with() {
        return "visits";
    }

    @Override
    public String name() {
        return "dossiers";
    }

    @Override
    public SequencedMap<URI, ?> answers(Collection<String> dossiers, Caller reader) {
        var first = dossiers.stream().limit(MOST).toList();
        var visible = desk.shown(first, reader);
        var answers = new LinkedHashMap<URI, Object>();
        for (var id : first) {
            var dossier = visible.get(id);
            if (dossier != null) {
                answers.put(links.to("dossiers", id), DossierController.view(desk, dossier, reader, links));
            }
        }
        return answers;
    }
}
