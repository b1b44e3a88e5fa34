package eu.akkoord.platform.lists;

import eu.akkoord.platform.web.Issue;
import eu.akkoord.platform.web.Problem;
import eu.akkoord.platform.web.ProblemException;
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
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final String type;

    ListFormat(String type) {
        this.type = type;
    }

    MediaType type() {
        return MediaType.parseMediaType(type);
    }

    /** Of a page, and therefore of no use where everything is given. */
    private static final Set<String> OF_PAGES = Set.of("cursor", "pageSize", "total", "facet", "highlight");

    /**
     * Refuses the keys of a query that say which page is wanted.
     *
     * @throws ProblemException 400 that names each
     */
    public static void refusePageKeys(Set<String> keys) {
        var issues = OF_PAGES.stream()
                .filter(keys::contains)
                .sorted()
                .map(key -> Issue.query(key, null, "Een export geeft alles; dit geldt alleen voor een pagina"))
                .toList();
        if (!issues.isEmpty()) {
            throw new ProblemException(Problem.badRequest(issues));
        }
    }

    /** How the name of a file of this form ends. */
    String extension() {
        return name().toLowerCase(Locale.ROOT);
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
                    .filter(wish -> wish.includes(format.type()))
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
