package eu.akkoord.dossiers.document.catalogue;

import static eu.akkoord.dossiers.document.DocumentForms.DOCUMENTS;
import static eu.akkoord.platform.search.declaration.Use.FACET;
import static eu.akkoord.platform.search.declaration.Use.FILTER;
import static eu.akkoord.platform.search.declaration.Use.HIGHLIGHT;
import static eu.akkoord.platform.search.declaration.Use.SCOPE;
import static eu.akkoord.platform.search.declaration.Use.SORT;

import eu.akkoord.dossiers.document.DocumentFacts;
import eu.akkoord.dossiers.document.DocumentRights;
import eu.akkoord.dossiers.document.DossierDocument;
import eu.akkoord.dossiers.document.Exposure;
import eu.akkoord.dossiers.dossier.Dossier;
import eu.akkoord.dossiers.dossier.DossierRights;
import eu.akkoord.dossiers.dossier.Dossiers;
import eu.akkoord.platform.core.change.Recorded;
import eu.akkoord.platform.core.link.Links;
import eu.akkoord.platform.lists.Source;
import eu.akkoord.platform.search.declaration.Fields;
import eu.akkoord.platform.search.declaration.Row;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The fields to filter, search, sort and count documents by. */
@Component
final class DocumentFields implements Source<DossierDocument, DocumentFields.Entry> {
    /** Raise it when items or values come out differently than before. */
    private static final int VERSION = 4;

    static final Fields<Entry> FIELDS = Fields.of(DOCUMENTS.collection(), VERSION, Entry::row)
            .word("dossier", entry -> entry.document().dossier(), SCOPE)
            .words("agreement", Entry::agreements, SCOPE)
            .facts(DOCUMENTS, Entry::document, "status kind language", FILTER, SORT, FACET)
            .facts(DOCUMENTS, Entry::document, "confidentiality", FILTER, FACET)
            .facts(DOCUMENTS, Entry::document, "date since", FILTER, SORT)
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

    private static Exposure exposure(DossierDocument document, @Nullable Recorded<Dossier> dossier) {
        return dossier == null ? document.exposure() : document.exposureIn(DossierRights.guarded(dossier.value()));
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
                    var version = document.versions(exposure(document, dossier));
                    var item = DOCUMENTS.item(document, state.registered(), links, Map.of("version", version));
                    return new Entry(
                            new Row(
                                    document.id(),
                                    state.revision(),
                                    state.registered(),
                                    clearances.apply(document),
                                    json.writeValueAsBytes(item)),
                            document,
                            dossier == null
                                    ? List.of()
                                    : dossier.value().facts().agreements());
                })
                .toList();
    }
}
