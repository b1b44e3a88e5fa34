package eu.akkoord.platform.catalogue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a reader asks of a list.
 *
 * @param reader the tokens the reader has; a document is there for those who have one of its clearances
 * @param parameters the query keys as they came, each with its values
 * @param scope words of which a field must have one whatever is asked, by field: the visit whose sessions these are
 */
public record Question(Set<String> reader, Map<String, List<String>> parameters, Map<String, Set<String>> scope) {
    public Question {
        reader = Set.copyOf(reader);
        var copy = new LinkedHashMap<String, List<String>>();
        parameters.forEach((key, values) -> copy.put(key, List.copyOf(values)));
        parameters = copy;
        var words = new LinkedHashMap<String, Set<String>>();
        scope.forEach((field, some) -> words.put(field, Set.copyOf(some)));
        scope = words;
    }

    /** The question a request puts; {@code parameters} as {@code HttpServletRequest.getParameterMap()} gives them. */
    public static Question of(Set<String> reader, Map<String, String[]> parameters) {
        var lists = new LinkedHashMap<String, List<String>>();
        parameters.forEach((key, values) -> lists.put(key, List.of(values)));
        return new Question(reader, lists, Map.of());
    }

    /** The whole list, without a filter. */
    public static Question of(Set<String> reader) {
        return new Question(reader, Map.of(), Map.of());
    }

    /** The same question about the documents whose field has this word; for fields declared with {@link Use#SCOPE}. */
    public Question within(String field, String word) {
        return within(field, Set.of(word));
    }

    /** The same question about the documents whose field has one of these words; for fields declared with {@link Use#SCOPE}. */
    public Question within(String field, Set<String> words) {
        var narrower = new LinkedHashMap<>(scope);
        narrower.put(field, words);
        return new Question(reader, parameters, narrower);
    }

    /** The same question without these query keys: those that a list understands itself. */
    public Question without(String... keys) {
        var fewer = new LinkedHashMap<>(parameters);
        List.of(keys).forEach(fewer::remove);
        return new Question(reader, fewer, scope);
    }
}
