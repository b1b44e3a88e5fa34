package eu.akkoord.dossiers.session;

import eu.akkoord.dossiers.access.Named;
import eu.akkoord.dossiers.dossier.DossierFacts.Theme;
import eu.akkoord.platform.desk.Fault;
import eu.akkoord.platform.time.Period;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an officer writes about a session.
 *
 * @param topics what it is about, in the words of the source
 * @param themes what it is about, as themes of the visit's agreements
 * @param language as in BCP 47
 * @param capacity how many can come; absent when there is no limit
 */
public record SessionFacts(
        String title,
        List<String> topics,
        List<Theme> themes,
        @Nullable String place,
        Period period,
        @Nullable String language,
        @Nullable Integer capacity) {
    public SessionFacts {
        topics = List.copyOf(topics);
        themes = List.copyOf(themes);
    }

    /** Themes of other agreements than the visit stands under. */
    List<Fault> strangeThemes(Collection<String> agreements) {
        var faults = new ArrayList<Fault>();
        for (int i = 0; i < themes.size(); i++) {
            var agreement = themes.get(i).agreement();
            if (!agreements.contains(agreement)) {
                faults.add(new Fault(
                        "/themes/%d/agreement".formatted(i),
                        agreement,
                        "Een thema hoort bij een van de akkoorden van het werkbezoek"));
            }
        }
        return faults;
    }

    List<Named> named() {
        var named = new ArrayList<Named>();
        for (int i = 0; i < themes.size(); i++) {
            var theme = themes.get(i);
            named.add(new Named.ThemeNamed(theme.agreement(), theme.code(), "/themes/%d/code".formatted(i)));
        }
        return named;
    }
}
