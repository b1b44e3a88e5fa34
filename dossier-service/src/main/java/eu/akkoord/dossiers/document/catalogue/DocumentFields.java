package eu.akkoord.dossiers.document.catalogue;

import static eu.akkoord.platform.catalogue.Use.FACET;
import static eu.akkoord.platform.catalogue.Use.FILTER;
import static eu.akkoord.platform.catalogue.Use.HIGHLIGHT;
import static eu.akkoord.platform.catalogue.Use.SCOPE;
import static eu.akkoord.platform.catalogue.Use.SORT;

import eu.akkoord.dossiers.access.Confidentiality;
import eu.akkoord.dossiers.document.DocumentFacts;
import eu.akkoord.dossiers.document.DocumentRights;
import eu.akkoord.dossiers.document.DossierDocument;
import eu.akkoord.dossiers.dossier.Dossier;
import eu.akkoord.dossiers.dossier.Dossiers;
import eu.akkoord.platform.catalogue.Fields;
import eu.akkoord.platform.catalogue.Row;
import eu.akkoord.platform.catalogue.Source;
import eu.akkoord.platform.store.Recorded;
import eu.akkoord.platform.web.Links;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What lists of documents can filter, search, sort and count. */
@Component
final class DocumentFields implements Source<DossierDocument, DocumentFields.Entry> {
    /** Raise it when items or values come out differently than before. */
    private static final int VERSION = 2;

    static final Fields<Entry> FIELDS = Fields.of("documents", VERSION, Entry::row)
            .word("dossier", entry -> entry.document().dossier(), SCOPE)
            .words("agreement", Entry::agreements, SCOPE)
            .word("status", entry -> entry.document().status().stage().word(), FILTER, SORT, FACET)
            .word("kind", entry -> entry.facts().kind(), FILTER, SORT, FACET)
            .word("language", entry -> entry.facts().language(), FILTER, SORT, FACET)
            .word("confidentiality", entry -> entry.facts().confidentiality().word(), FILTER, FACET)
            .date("date", entry -> entry.facts().date(), FILTER, SORT)
            .date("since", entry -> entry.document().status().since(), FILTER, SORT)
            .text("title", entry -> entry.facts().title(), 4, SORT, HIGHLIGHT)
            .build();

    private final DocumentRights rights;
    private final Dossiers dossiers;
    private final Links links;
    private final JsonMapper json;

    DocumentFields(DocumentRights rights, Dossiers dossiers, Links links, JsonMapper json) {
        this.rights = rights;
        this.dossiers = dossiers;
        this.links = links;
        this.json = json;
    }

    /** @param agreements ids of those its dossier stands under, which decide who sees it */
    record Entry(Row row, DossierDocument document, List<String> agreements) {
        DocumentFacts facts() {
            return document.facts();
        }
    }

    private static Confidentiality within(@Nullable Recorded<Dossier> dossier) {
        return dossier == null
                ? Confidentiality.PUBLIC
                : dossier.value().facts().confidentiality();
    }

    @Override
    public Fields<Entry> fields() {
        return FIELDS;
    }

    @Override
    public Map<String, String> dependencies() {
        return Map.of("dossiers", "dossier", "agreements", "agreement");
    }

    @Override
    public Set<String> clearedBy() {
        return Set.of("dossiers");
    }

    @Override
    public List<Entry> documents(Collection<Recorded<DossierDocument>> states) {
        var documents = states.stream().map(Recorded::value).toList();
        var clearances = rights.clearances(documents);
        var owning =
                dossiers.find(documents.stream().map(DossierDocument::dossier).collect(Collectors.toSet()));
        return states.stream()
                .map(state -> {
                    var document = state.value();
                    var dossier = owning.get(document.dossier());
                    return new Entry(
                            new Row(
                                    document.id(),
                                    state.revision(),
                                    state.registered(),
                                    clearances.apply(document),
                                    json.writeValueAsBytes(DocumentItem.of(state, within(dossier), links))),
                            document,
                            dossier == null
                                    ? List.of()
                                    : dossier.value().facts().agreements());
                })
                .toList();
    }
}
