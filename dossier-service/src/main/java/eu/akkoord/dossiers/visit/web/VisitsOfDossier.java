package eu.akkoord.dossiers.visit.web;

import eu.akkoord.dossiers.visit.Visit;
import eu.akkoord.dossiers.visit.VisitDesk;
import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.link.Links;
import eu.akkoord.platform.lists.Listing;
import eu.akkoord.platform.search.question.Question;
import eu.akkoord.platform.web.Embed;
import java.net.URI;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** The visits that serve a dossier: a part of the list of visits. */
@Component
final class VisitsOfDossier implements Embed {
    /** An id that no dossier has. */
    private static final String NONE = "";

    private final VisitDesk desk;
    private final Listing<Visit> listing;
    private final Links links;

    VisitsOfDossier(VisitDesk desk, Listing<Visit> listing, Links links) {
        this.desk = desk;
        this.listing = listing;
        this.links = links;
    }

    /** A dossier that the reader may not see has no visits. */
    UnaryOperator<Question> narrowing(String dossier, Caller reader) {
        return question ->
                question.without("dossier").within("dossier", desk.hasDossier(dossier, reader) ? dossier : NONE);
    }

    @Override
    public String with() {
        return "dossiers";
    }

    @Override
    public String name() {
        return "visits";
    }

    @Override
    public SequencedMap<URI, ?> answers(Collection<String> dossiers, Caller reader) {
        var answers = new LinkedHashMap<URI, Object>();
        for (var dossier : dossiers) {
            var list = links.to("visits");
            answers.put(
                    UriComponentsBuilder.fromUri(list)
                            .queryParam("dossier", dossier)
                            .build()
                            .toUri(),
                    listing.first(list, Map.of("dossier", List.of(dossier)), narrowing(dossier, reader), reader));
        }
        return answers;
    }
}
