package eu.akkoord.platform.search.index;

import eu.akkoord.platform.core.problem.ProblemException;
import eu.akkoord.platform.search.question.Page;
import eu.akkoord.platform.search.question.Question;
import eu.akkoord.platform.search.question.RelatedTerms;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/** A catalogue of papers, and short ways to ask it. */
final class Papers {
    private Papers() {}

    static CatalogueSettings settings(Path folder) {
        return new CatalogueSettings(folder, "", Duration.ofMillis(10), Duration.ofHours(1));
    }

    /** A catalogue that has been filled with these and answers. */
    static Catalogue<Paper> filled(Path folder, Collection<Paper> papers) {
        return filled(folder, papers, RelatedTerms.none());
    }

    static Catalogue<Paper> filled(Path folder, Collection<Paper> papers, RelatedTerms related) {
        var catalogue = Catalogue.open(settings(folder), Paper.FIELDS, related);
        try (var rebuild = catalogue.rebuild()) {
            rebuild.add(papers);
            rebuild.finish(Map.of());
        }
        return catalogue;
    }

    /** A question of everyone: {@code ask("state=open&sort=-since")}. */
    static Question ask(String query) {
        return ask(query, Paper.EVERYONE);
    }

    static Question ask(String query, Set<String> reader) {
        var parameters = new LinkedHashMap<String, List<String>>();
        for (var pair : query.isEmpty() ? new String[0] : query.split("&")) {
            int equals = pair.indexOf('=');
            parameters
                    .computeIfAbsent(pair.substring(0, equals), key -> new ArrayList<>())
                    .add(pair.substring(equals + 1));
        }
        return new Question(reader, parameters, Map.of());
    }

    static List<String> ids(Page page) {
        return page.items().stream().map(item -> id(item.json())).toList();
    }

    static List<String> ids(Catalogue<Paper> catalogue, String query) {
        return ids(catalogue.page(ask(query)));
    }

    static String id(byte[] json) {
        return JsonMapper.shared()
                .readTree(new String(json, StandardCharsets.UTF_8))
                .path("id")
                .asString();
    }

    /** The names of what is wrong, as the answer 400 says. */
    static List<String> wrong(Catalogue<Paper> catalogue, Question question) {
        try {
            catalogue.page(question);
            return List.of();
        } catch (ProblemException refused) {
            assert refused.problem().getStatus() == 400 : refused.problem();
            return refused.problem().issues().stream()
                    .map(issue -> String.valueOf(issue.name()))
                    .toList();
        }
    }
}
