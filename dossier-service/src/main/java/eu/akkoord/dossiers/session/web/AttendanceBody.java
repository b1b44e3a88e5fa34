package eu.akkoord.dossiers.session.web;

import eu.akkoord.dossiers.session.Attendance;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Words on who came, beside a transition. */
record AttendanceBody(@Nullable Count attendance) {
    record Count(@Nullable Integer count, @Nullable List<String> present) {}

    Attendance given() {
        return attendance == null
                ? Attendance.UNKNOWN
                : new Attendance(attendance.count, attendance.present == null ? List.of() : attendance.present);
    }
}
