package eu.akkoord.agreements.overview.web;

import eu.akkoord.agreements.overview.Coverage;
import eu.akkoord.agreements.overview.Link;
import eu.akkoord.agreements.overview.Words;
import eu.akkoord.agreements.overview.web.ProgressView.AgreementLink;
import eu.akkoord.platform.core.link.Links;
import java.net.URI;
import java.util.List;

/** The representation of the coverage of an agreement's themes. */
record CoverageView(URI self, AgreementLink agreement, List<ThemeView> themes) {
    record ThemeView(
            String code, String label, List<Link> dossiers, List<Link> visits, List<Link> sessions, List<String> gaps) {
        static ThemeView of(Coverage.ThemeCoverage theme) {
            return new ThemeView(
                    theme.code(),
                    theme.label(),
                    theme.dossiers(),
                    theme.visits(),
                    theme.sessions(),
                    theme.gaps().stream().map(Words::of).toList());
        }
    }

    static CoverageView of(Coverage coverage, Links links) {
        return new CoverageView(
                links.to("agreements", coverage.agreement().id(), "coverage"),
                AgreementLink.of(coverage.agreement()),
                coverage.themes().stream().map(ThemeView::of).toList());
    }
}
