package eu.akkoord.dossiers.document;

import eu.akkoord.dossiers.access.Confidentiality;
import eu.akkoord.dossiers.document.DocumentStatus.Withdrawn;
import eu.akkoord.dossiers.party.Organisation;
import eu.akkoord.platform.core.facts.Addresses;
import eu.akkoord.platform.core.facts.Facts;
import eu.akkoord.platform.core.facts.Kind;
import eu.akkoord.platform.core.facts.State;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The declaration of a document's properties: which are stored, shown, listed and published. */
public final class DocumentForms {
    /** All forms of a version, whose properties are those of the facts that another version has otherwise. */
    private static final Facts<DocumentVersion> VERSION = Facts.of(DocumentVersion.class);

    private static final State<DossierDocument> STATE = State.of(DossierDocument.class)
            .arranged(DocumentForms::versioned, DocumentForms::byComponents, DocumentForms::text)
            .build();

    public static final Kind<DossierDocument, DocumentFacts> DOCUMENTS = Kind.of(
                    "documents", "document", STATE, DossierDocument::id, DocumentFacts.FORM, DossierDocument::facts)
            .at(document -> new String[] {"dossiers", document.dossier(), "documents", document.id()})
            .saysReference("dossier", "dossiers", DossierDocument::dossier)
            .says("version", Integer.class, document -> document.versions(document.exposure()))
            .says("owner", Organisation.class, DossierDocument::owner)
            .stands(
                    document -> document.status().stage(),
                    document -> document.status().since(),
                    DocumentForms::reason)
            .isOpenedBy("confidentiality", "sharedWith")
            .showsElsewhere("version")
            .showsElsewhere("versions")
            .listsElsewhere("version", "")
            .lists("title kind language date link mediaType version confidentiality status since")
            .tables("owner { party organisation } reason")
            .tells("dossier title kind language date link mediaType version confidentiality status since")
            .build();

    private DocumentForms() {}

    private static @Nullable String reason(DossierDocument document) {
        return document.status() instanceof Withdrawn withdrawn ? withdrawn.reason() : null;
    }

    /**
     * Returns the view of a document in one of its versions.
     *
     * @param versions those that may be shown
     * @param number of the one to show, which there is
     */
    public static Map<String, Object> view(
            DossierDocument document,
            List<DocumentVersion> versions,
            int number,
            Instant created,
            Instant modified,
            Addresses addresses) {
        var self = addresses.to(DOCUMENTS.path(document));
        return DOCUMENTS.view(
                document.showing(versions.get(number - 1)),
                created,
                modified,
                addresses,
                Map.of(
                        "version",
                        number,
                        "versions",
                        IntStream.rangeClosed(1, versions.size())
                                .mapToObj(one -> listed(one, versions.get(one - 1), self))
                                .toList()));
    }

    private static Map<String, Object> listed(int number, DocumentVersion version, URI document) {
        var listed = new LinkedHashMap<String, Object>();
        listed.put("version", number);
        listed.put("href", URI.create("%s?version=%d".formatted(document, number)));
        listed.putAll(VERSION.write(version));
        return listed;
    }

    /** Puts the current version last of all, and each exposure once: what decides about a dossier changes less often than versions do. */
    private static Map<String, Object> versioned(Map<String, Object> state) {
        var versions = new ArrayList<Map<String, Object>>();
        var exposures = new ArrayList<Object>();
        for (var one : maps(state.remove("earlier"))) {
            var exposure = Objects.requireNonNull(one.get("exposure"));
            if (!exposures.contains(exposure)) {
                exposures.add(exposure);
            }
            var version = map(one.get("version"));
            version.put("exposure", exposures.indexOf(exposure));
            versions.add(version);
        }
        var current = new LinkedHashMap<String, Object>();
        for (var name : VERSION.names()) {
            var value = state.remove(name);
            if (value != null) {
                current.put(name, value);
            }
        }
        versions.add(current);
        state.put("versions", versions);
        if (!exposures.isEmpty()) {
            state.put("exposures", exposures);
        }
        return state;
    }

    private static Map<String, Object> byComponents(Map<String, Object> stored) {
        var state = new LinkedHashMap<>(stored);
        var versions = maps(state.remove("versions"));
        var exposures = maps(state.remove("exposures"));
        state.putAll(versions.getLast());
        state.put(
                "earlier",
                versions.subList(0, versions.size() - 1).stream()
                        .map(one -> Map.of("version", one, "exposure", exposure(one, exposures)))
                        .toList());
        return state;
    }

    /** Before exposures were recorded it was written how far it was shown; where that was not either, it is left to holders of a grant. */
    private static Map<String, Object> exposure(Map<String, Object> version, List<Map<String, Object>> exposures) {
        if (version.get("exposure") instanceof Integer place) {
            return exposures.get(place);
        }
        var shown = version.getOrDefault("shown", Confidentiality.RESTRICTED.word());
        return Map.of("own", shown, "within", shown);
    }

    private static String text(String name) {
        return name.endsWith("link") ? "versions.link" : name;
    }

    private static List<Map<String, Object>> maps(@Nullable Object plain) {
        return plain instanceof List<?> all
                ? all.stream().map(DocumentForms::map).toList()
                : List.of();
    }

    private static Map<String, Object> map(@Nullable Object plain) {
        var map = new LinkedHashMap<String, Object>();
        if (plain instanceof Map<?, ?> some) {
            some.forEach((name, value) -> map.put(String.valueOf(name), value));
        }
        return map;
    }
}
