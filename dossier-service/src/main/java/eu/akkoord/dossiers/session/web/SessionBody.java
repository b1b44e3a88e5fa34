package eu.akkoord.dossiers.session.web;

import eu.akkoord.dossiers.dossier.DossierFacts.Theme;
import eu.akkoord.dossiers.session.Attendance;
import eu.akkoord.dossiers.session.SessionFacts;
import eu.akkoord.platform.web.PeriodView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What may be written of a session, as JSON; the target of a merge patch. The contract at the door has checked it. */
record SessionBody(
        String title,
        @Nullable List<String> topics,
        @Nullable List<Theme> themes,
        @Nullable String place,
        PeriodView period,
        @Nullable String language,
        @Nullable Integer capacity) {
    static SessionBody of(SessionFacts facts) {
        return new SessionBody(
                facts.title(),
                facts.topics(),
                facts.themes(),
                facts.place(),
                PeriodView.of(facts.period()),
                facts.language(),
                facts.capacity());
    }

    SessionFacts facts() {
        return new SessionFacts(
                title,
                topics == null ? List.of() : topics,
                themes == null ? List.of() : themes,
                place,
                period.toPeriod("/period"),
                language,
                capacity);
    }

    /** What is said of who came, beside a transition. */
    record Transition(@Nullable AttendanceBody attendance) {
        record AttendanceBody(
                @Nullable Integer count, @Nullable List<String> present) {}

        Attendance given() {
            return attendance == null
                    ? Attendance.UNKNOWN
                    : new Attendance(attendance.count, attendance.present == null ? List.of() : attendance.present);
        }
    }
}
