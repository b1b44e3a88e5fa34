package eu.akkoord.platform.web.export;

import eu.akkoord.platform.core.problem.Issue;
import eu.akkoord.platform.core.problem.Problem;
import eu.akkoord.platform.core.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.http.MediaType;
import org.springframework.util.MimeTypeUtils;

/** In which form a list can be answered. */
public enum ListFormat {
    JSON("application/json"),
    CSV("text/csv"),

    /** As Dutch and Belgian spreadsheets take it by a double click: they part fields at semicolons. */
    CSV_BY_SEMICOLON("text/csv;separator=semicolon"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private static final String COMMA = "comma";
    private static final String SEMICOLON = "semicolon";

    private final String type;

    ListFormat(String type) {
        this.type = type;
    }

    public MediaType type() {
        return MediaType.parseMediaType(type);
    }

    /** Of a page, and therefore of no use where everything is given. */
    private static final Set<String> OF_PAGES =
            Set.of("cursor", "pageSize", "total", "facet", "facetSize", "highlight");

    /**
     * Refuses the keys of a query that say which page is wanted.
     *
     * @throws ProblemException 400 that names each
     */
    public static void refusePageKeys(Set<String> keys) {
        var issues = OF_PAGES.stream()
                .filter(keys::contains)
                .sorted()
                .map(key -> Issue.query(key, null, "export.pageKey"))
                .toList();
        if (!issues.isEmpty()) {
            throw new ProblemException(Problem.badRequest(issues));
        }
    }

    /** Returns the extension of a file in this format. */
    String extension() {
        return switch (this) {
            case JSON -> "json";
            case CSV, CSV_BY_SEMICOLON -> "csv";
            case XLSX -> "xlsx";
        };
    }

    /** Returns the sign between the fields of a table. */
    char separator() {
        return this == CSV_BY_SEMICOLON ? ';' : ',';
    }

    /** Returns the format of an answer, with all its parameters. */
    String contentType() {
        return switch (this) {
            case JSON, XLSX -> type;
            case CSV -> "text/csv;charset=UTF-8;header=present";
            case CSV_BY_SEMICOLON -> "text/csv;charset=UTF-8;header=present;separator=semicolon";
        };
    }

    /**
     * Tells whether something is given as a wish asks: by the separator that it names, or by any where it names none.
     *
     * @param wish one format of the header {@code Accept}
     */
    public static boolean isGiven(MediaType wish) {
        var separator = separator(wish);
        return separator.equals(COMMA) || separator.equals(SEMICOLON);
    }

    private static String separator(MediaType type) {
        var named = type.getParameter("separator");
        return named == null ? COMMA : named.toLowerCase(Locale.ROOT);
    }

    private boolean isAskedBy(MediaType wish) {
        return wish.includes(type()) && separator(wish).equals(separator(type()));
    }

    /**
     * The one that is wanted most; JSON where that is as welcome as any.
     *
     * @param accept the values of the header; the contract at the door has seen that one of ours is among them
     */
    public static ListFormat wanted(List<String> accept) {
        var wishes = new ArrayList<>(MediaType.parseMediaTypes(accept));
        MimeTypeUtils.sortBySpecificity(wishes);
        var best = JSON;
        double most = 0;
        for (var format : values()) {
            double quality = wishes.stream()
                    .filter(format::isAskedBy)
                    .findFirst()
                    .map(MediaType::getQualityValue)
                    .orElse(0.0);
            if (quality > most) {
                most = quality;
                best = format;
            }
        }
        return best;
    }
}
