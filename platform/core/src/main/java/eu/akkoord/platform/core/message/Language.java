package eu.akkoord.platform.core.message;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** A language that answers can have their words in: those of {@code messages_nl.properties} and the like in every jar, and of the contract. */
public enum Language {
    DUTCH("nl"),
    ENGLISH("en");

    /** The longest wish that is looked into, in characters; browsers send less than half of it. */
    private static final int LONGEST = 200;

    /** Files of words: messages of each jar, and what the codes of the contract are called, which lies beside it. */
    private static final List<String> NAMES = List.of("messages_%s.properties", "contract/words_%s.properties");

    private static final List<String> TAGS = List.of(DUTCH.tag, ENGLISH.tag);
    private static final Map<Language, Properties> WORDS =
            Map.of(DUTCH, readWords(DUTCH.tag), ENGLISH, readWords(ENGLISH.tag));

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    private static Properties readWords(String tag) {
        var words = new Properties();
        try {
            for (var name : NAMES) {
                var files = Language.class.getClassLoader().getResources(name.formatted(tag));
                for (var file : Collections.list(files)) {
                    try (var reader = new InputStreamReader(file.openStream(), StandardCharsets.UTF_8)) {
                        words.load(reader);
                    }
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The words in %s cannot be read".formatted(tag), unreadable);
        }
        return words;
    }

    /**
     * Chooses the language that is asked for most; Dutch when none of them is, or nobody can tell.
     *
     * @param wish value of the header {@code Accept-Language} (RFC 9110, 12.5.4), if there is one
     */
    public static Language of(@Nullable String wish) {
        if (wish == null || wish.length() > LONGEST) {
            return DUTCH;
        }
        try {
            var found = Locale.lookupTag(Locale.LanguageRange.parse(wish), TAGS);
            return ENGLISH.tag.equals(found) ? ENGLISH : DUTCH;
        } catch (IllegalArgumentException malformed) {
            return DUTCH;
        }
    }

    /** Returns its name by BCP 47. */
    public String tag() {
        return tag;
    }

    /** Returns the words that stand for a code, as a pattern of {@link java.text.MessageFormat}. */
    @Nullable
    String words(String code) {
        return Objects.requireNonNull(WORDS.get(this)).getProperty(code);
    }
}
