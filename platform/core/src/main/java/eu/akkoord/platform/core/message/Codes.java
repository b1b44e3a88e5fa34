package eu.akkoord.platform.core.message;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Codes of the contract in a sentence: each as it is written, and with what it is called where that is another word, such as
 * {@code workingVisit (werkbezoek)}.
 */
public record Codes(List<String> all) implements Said {
    public Codes {
        all = List.copyOf(all);
    }

    public static Codes of(Collection<String> codes) {
        return new Codes(List.copyOf(codes));
    }

    public static Codes of(String code) {
        return new Codes(List.of(code));
    }

    @Override
    public String in(Language language) {
        return all.stream().map(code -> said(code, language)).collect(Collectors.joining(", "));
    }

    private static String said(String code, Language language) {
        var word = language.words("code." + code);
        return word == null || word.equals(code) ? code : "%s (%s)".formatted(code, word);
    }

    /** Codes that have no word are said as they are written. */
    @Override
    public boolean isIn(Language language) {
        return true;
    }

    @Override
    public String toString() {
        return in(Language.DUTCH);
    }
}
