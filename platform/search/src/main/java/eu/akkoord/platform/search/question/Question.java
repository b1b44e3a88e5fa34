package eu.akkoord.platform.search.question;

import eu.akkoord.platform.search.declaration.Use;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A query of a list.
 *
 * @param reader the reader's clearances; a document is visible with one of its own among them
 * @param parameters the query keys as received, each with its values
 * @param scope by field, words of which a document must have one whatever is asked: the visit of these sessions
 */
public record Question(Set<String> reader, Map<String, List<String>> parameters, Map<String, Set<String>> scope) {
    private static final Pattern OF_A_DAY = Pattern.compile("since:.*|.*/[0-9]{4}-[0-9]{2}-[0-9]{2}");

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

    /** Returns those of the tokens that the reader has tomorrow too: those of days change, and the next page is still the next. */
    Set<String> lasting() {
        return reader.stream()
                .filter(token -> !OF_A_DAY.matcher(token).matches())
                .collect(Collectors.toSet());
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
