package eu.akkoord.agreements.overview.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import eu.akkoord.agreements.overview.KnownAgreement;
import eu.akkoord.agreements.overview.KnownVisit;
import eu.akkoord.agreements.overview.Link;
import eu.akkoord.agreements.overview.Progress;
import eu.akkoord.agreements.overview.Reach;
import eu.akkoord.agreements.overview.Words;
import eu.akkoord.platform.core.link.Links;
import eu.akkoord.platform.web.PeriodView;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The representation of the progress under an agreement. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ProgressView(
        URI self,
        AgreementLink agreement,
        Dossiers dossiers,
        Visits visits,
        Map<String, Integer> sessions,
        Reach reached,
        Map<String, Integer> commitments,
        @Nullable MeetingView last,
        @Nullable MeetingView next) {
    record AgreementLink(String id, URI href) {
        static AgreementLink of(KnownAgreement agreement) {
            return new AgreementLink(agreement.id(), agreement.link().href());
        }
    }

    record Dossiers(int total, Map<String, Integer> statuses, List<Progress.ThemeCount> themes) {}

    /** @param held those with a report too */
    record Visits(int planned, int confirmed, int held, int cancelled) {
        static Visits of(Map<KnownVisit.Stage, Integer> counts) {
            return new Visits(
                    counts.getOrDefault(KnownVisit.Stage.PLANNED, 0),
                    counts.getOrDefault(KnownVisit.Stage.CONFIRMED, 0),
                    counts.getOrDefault(KnownVisit.Stage.HELD, 0) + counts.getOrDefault(KnownVisit.Stage.REPORTED, 0),
                    counts.getOrDefault(KnownVisit.Stage.CANCELLED, 0));
        }
    }

    record MeetingView(String id, URI href, String title, PeriodView period) {
        static @Nullable MeetingView of(Optional<Progress.Meeting> meeting) {
            return meeting.map(one -> view(one.link(), one)).orElse(null);
        }

        private static MeetingView view(Link link, Progress.Meeting meeting) {
            return new MeetingView(link.id(), link.href(), link.title(), PeriodView.of(meeting.period()));
        }
    }

    static ProgressView of(Progress progress, Links links) {
        var commitments = words(progress.commitments());
        commitments.put("overdue", progress.overdue());
        return new ProgressView(
                links.to("agreements", progress.agreement().id(), "progress"),
                AgreementLink.of(progress.agreement()),
                new Dossiers(
                        progress.dossiers().values().stream()
                                .mapToInt(Integer::intValue)
                                .sum(),
                        words(progress.dossiers()),
                        progress.themes()),
                Visits.of(progress.visits()),
                words(progress.sessions()),
                progress.reached(),
                commitments,
                MeetingView.of(progress.last()),
                MeetingView.of(progress.next()));
    }

    private static Map<String, Integer> words(Map<? extends Enum<?>, Integer> counts) {
        var words = new LinkedHashMap<String, Integer>();
        counts.forEach((stage, count) -> words.put(Words.of(stage), count));
        return words;
    }
}
