package eu.akkoord.dossiers.visit;

import eu.akkoord.platform.core.time.Period;
import java.util.ArrayList;
import java.util.List;

/**
 * Something that lies outside its visit since that has moved.
 *
 * @param pointer JSON pointer to it in the visit; to the period for what is recorded elsewhere
 * @param when its day, or its period
 * @param path segments of its address; none for an item of the programme
 */
public record OutsideVisit(String pointer, String title, String when, List<String> path) {
    public OutsideVisit {
        path = List.copyOf(path);
    }

    /**
     * Returns what lies outside a visit that has moved: items of the programme on other days, and what would be held before it. What comes
     * after a visit, as a lunch session does, lies outside only where it lay within the visit until then.
     *
     * @param before its period until then
     * @param about what is still to be held about it
     */
    static List<OutsideVisit> after(Period before, VisitFacts now, List<FollowUp> about) {
        var outside = new ArrayList<OutsideVisit>();
        for (int i = 0; i < now.programme().size(); i++) {
            var item = now.programme().get(i);
            var day = item.date();
            if (day != null && !now.period().meets(Period.of(day.toString(), null))) {
                outside.add(new OutsideVisit(
                        "/programme/%d/date".formatted(i), item.title(), day.toString(), List.of()));
            }
        }
        for (var one : about) {
            var period = one.period();
            if (!period.meets(now.period()) && (period.meets(before) || period.endsBefore(now.period()))) {
                outside.add(new OutsideVisit("/period", one.title(), period.toString(), one.path()));
            }
        }
        return outside;
    }
}
