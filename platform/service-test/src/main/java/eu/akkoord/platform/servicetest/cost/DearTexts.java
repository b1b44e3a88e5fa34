package eu.akkoord.platform.servicetest.cost;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Texts that are dear to compare, to hash or to match. */
final class DearTexts {
    /** Signs that make patterns try again and again. */
    static final List<String> SEEDS =
            List.of("a", "0", "A", "-", " ", "a-", "0.", "a/", "/a", "AA-A", "https://a", "é", "\uD83D\uDE00", "a#");

    /** Two blocks of the same String.hashCode, within the alphabet of most patterns: any row of n of them gives 2^n of the same. */
    private static final List<String> BLOCKS = List.of("an", "c0");

    private DearTexts() {}

    /** The nth of the texts of this length that have one hash. */
    static String ofOneHash(int length, int nth) {
        var text = new StringBuilder();
        for (int bit = length / 2 - 1; bit >= 0; bit--) {
            text.append(BLOCKS.get(bit < 31 ? nth >> bit & 1 : 0));
        }
        return text.toString();
    }

    /** As long as the schema allows, and wrong at its end. */
    static String almost(JsonNode schema, String seed) {
        int most = schema.path("maxLength").asInt(100);
        return seed.repeat(most / seed.length() + 1).substring(0, Math.max(1, most - 1)) + "!";
    }

    static String repeated(String what, int most) {
        return what.repeat(most / what.length());
    }

    static String quoted(String text) {
        return JsonNodeFactory.instance.stringNode(text).toString();
    }

    static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
