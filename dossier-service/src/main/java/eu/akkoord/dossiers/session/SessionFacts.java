package eu.akkoord.dossiers.session;

import eu.akkoord.dossiers.access.NamedReference;
import eu.akkoord.dossiers.dossier.DossierFacts.Theme;
import eu.akkoord.platform.core.change.Fault;
import eu.akkoord.platform.core.facts.Code;
import eu.akkoord.platform.core.facts.Facts;
import eu.akkoord.platform.core.time.Hours;
import eu.akkoord.platform.core.time.Period;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The facts of a session, as an officer writes them.
 *
 * @param topics its subjects in the words of the source
 * @param themes its subjects as themes of the visit's agreements
 * @param language as in BCP 47
 * @param capacity number of places; absent when there is no limit
 * @param startTime on its day, in Europe/Brussels
 * @param endTime where it is no later than the start, on the next day
 */
public record SessionFacts(
        String title,
        List<String> topics,
        List<Theme> themes,
        @Nullable String place,
        Period period,
        @Nullable @Code String language,
        @Nullable Integer capacity,
        @Nullable LocalTime startTime,
        @Nullable LocalTime endTime) {
    /** All forms of the facts of a session. */
    public static final Facts<SessionFacts> FORM = Facts.of(SessionFacts.class);

    public SessionFacts {
        topics = List.copyOf(topics);
        themes = List.copyOf(themes);
    }

    /** One of which no hours are known. */
    public SessionFacts(
            String title,
            List<String> topics,
            List<Theme> themes,
            @Nullable String place,
            Period period,
            @Nullable String language,
            @Nullable Integer capacity) {
        this(title, topics, themes, place, period, language, capacity, null, null);
    }

    /** Returns its hours; null where no start is named. */
    public @Nullable Hours hours() {
        return Hours.of(startTime, endTime);
    }

    /** Tells whether other facts place it at the same time in the same place. */
    boolean isScheduledAs(SessionFacts next) {
        return period.edtf().equals(next.period.edtf())
                && Objects.equals(place, next.place)
                && Objects.equals(startTime, next.startTime)
                && Objects.equals(endTime, next.endTime);
    }

    /** Returns the contradictions. */
    List<Fault> faults() {
        var hours = hours();
        if (hours == null && endTime != null) {
            return List.of(new Fault("/endTime", endTime.toString(), "hours.noStart"));
        }
        return hours == null || hours.areInBounds()
                ? List.of()
                : List.of(new Fault(
                        "/endTime", String.valueOf(hours.end()), "hours.outOfBounds", Hours.LONGEST.toHours()));
    }

    /** Themes of other agreements than the visit stands under. */
    List<Fault> strangeThemes(Collection<String> agreements) {
        var faults = new ArrayList<Fault>();
        for (int i = 0; i < themes.size(); i++) {
            var agreement = themes.get(i).agreement();
            if (!agreements.contains(agreement)) {
                faults.add(new Fault("/themes/%d/agreement".formatted(i), agreement, "session.foreignTheme"));
            }
        }
        return faults;
    }

    List<NamedReference> named() {
        var named = new ArrayList<NamedReference>();
        for (int i = 0; i < themes.size(); i++) {
            var theme = themes.get(i);
            named.add(new NamedReference.ThemeNamed(theme.agreement(), theme.code(), "/themes/%d/code".formatted(i)));
        }
        return named;
    }
}
