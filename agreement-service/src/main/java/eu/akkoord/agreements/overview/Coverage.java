package eu.akkoord.agreements.overview;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.function.Predicate;

/** The dossiers, visits and sessions of each theme of an agreement, and the themes that lack some. Cancelled ones cover nothing. */
public record Coverage(KnownAgreement agreement, List<ThemeCoverage> themes) {
    /**
     * @param visits those that serve one of the dossiers
     * @param sessions those that have the theme themselves
     */
    public record ThemeCoverage(
            String code, String label, List<Link> dossiers, List<Link> visits, List<Link> sessions) {
        /** Returns the gaps of the theme. */
        public List<Gap> gaps() {
            var gaps = new ArrayList<Gap>();
            if (dossiers.isEmpty()) {
                gaps.add(Gap.DOSSIERS);
            }
            if (visits.isEmpty()) {
                gaps.add(Gap.VISITS);
            }
            if (sessions.isEmpty()) {
                gaps.add(Gap.SESSIONS);
            }
            return gaps;
        }
    }

    /** A lack of a theme. */
    public enum Gap {
        DOSSIERS,
        VISITS,
        SESSIONS
    }

    static Coverage of(KnownAgreement agreement, KnownFacts all) {
        var known = all.under(agreement.id());
        return new Coverage(
                agreement,
                agreement.themes().entrySet().stream()
                        .map(theme -> theme(theme.getKey(), theme.getValue(), agreement.id(), known))
                        .toList());
    }

    private static ThemeCoverage theme(String code, String label, String agreement, KnownFacts known) {
        var theme = new ThemeKey(agreement, code);
        var files = new HashSet<String>();
        known.dossiers().stream()
                .filter(dossier -> dossier.themes().contains(theme))
                .forEach(dossier -> files.add(dossier.id()));
        Predicate<KnownVisit> serves = visit -> visit.stage() != KnownVisit.Stage.CANCELLED
                && visit.dossiers().stream().anyMatch(files::contains);
        Predicate<KnownSession> treats = session -> session.stage() != KnownSession.Stage.CANCELLED
                && session.themes().contains(theme);
        return new ThemeCoverage(
                code,
                label,
                sorted(known.dossiers().stream()
                        .filter(dossier -> files.contains(dossier.id()))
                        .map(KnownDossier::link)
                        .toList()),
                sorted(known.visits().stream()
                        .filter(serves)
                        .map(KnownVisit::link)
                        .toList()),
                sorted(known.sessions().stream()
                        .filter(treats)
                        .map(KnownSession::link)
                        .toList()));
    }

    private static List<Link> sorted(List<Link> links) {
        return links.stream().sorted(Comparator.comparing(Link::id)).toList();
    }
}
