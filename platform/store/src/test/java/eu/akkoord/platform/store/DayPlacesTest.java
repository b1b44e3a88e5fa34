package eu.akkoord.platform.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A correction redates what the corrected entry itself brought, and no equal day of anything else. */
class DayPlacesTest {
    private static final String DAY = "2026-11-30";
    private static final String OTHER = "2017-06-22";
    private static final DayPlaces PLACES = new DayPlaces(Set.of("status.reason", "answers.reason"));

    @Test
    void a_day_that_was_brought_into_the_state_goes_along() {
        var before = status("planned", "2017-01-01");
        var after = status("held", DAY).append("period", new Document("edtf", DAY));
        assertThat(redated(before, after, after))
                .as("and not what somebody wrote")
                .isEqualTo(status("held", OTHER).append("period", new Document("edtf", DAY)));
    }

    @Test
    void what_is_said_of_it_later_makes_it_no_other() {
        var places = new DayPlaces(Set.of("status.confirmedBy"));
        var after = status("fulfilled", DAY);
        var now = status("fulfilled", DAY);
        now.get("status", Document.class).append("confirmedBy", "NL");
        assertThat(places.of(now, DAY)).isEqualTo(places.of(after, DAY)).isNotEmpty();
        assertThat(PLACES.of(now, DAY)).as("undeclared it is something else").isNotEqualTo(PLACES.of(after, DAY));
    }

    @Test
    void attack_another_party_joined_on_the_same_day() {
        var before = new Document("parties", List.of(party("VL")));
        var after = new Document("parties", List.of(party("VL"), party("NL")));
        var now = new Document("parties", List.of(party("NL"), party("BE"), party("VL")));
        assertThat(redated(null, before, now))
                .as("wherever it stands by now")
                .isEqualTo(new Document(
                        "parties", List.of(party("NL"), party("BE"), party("VL").append("since", OTHER))));
        assertThat(redated(before, after, now))
                .isEqualTo(
                        new Document("parties", List.of(party("NL").append("since", OTHER), party("BE"), party("VL"))));
    }

    @Test
    void attack_a_visit_was_planned_and_held_on_the_same_day() {
        var planned = status("planned", DAY);
        var held = status("held", DAY);
        assertThat(redated(null, planned, held)).isEqualTo(held);
        assertThat(redated(null, planned, planned)).isEqualTo(status("planned", OTHER));
        assertThat(redated(planned, held, held))
                .as("can be corrected in its turn")
                .isEqualTo(status("held", OTHER));
    }

    @Test
    void attack_another_answer_of_the_same_day_comes_to_stand_in_its_place() {
        var one = new Document("answers", List.of(answer("VL", "a")));
        var other = new Document("answers", List.of(answer("NL", "b")));
        assertThat(redated(null, one, other)).isEqualTo(other);
        assertThat(redated(one, other, other).toString()).contains(OTHER);
        var offers = new Document(
                "offers",
                List.of(
                        new Document("id", "1").append("answers", List.of(answer("VL", "a"))),
                        new Document("id", "2").append("answers", List.of(answer("VL", "a")))));
        var first =
                new Document("offers", offers.getList("offers", Document.class).subList(0, 1));
        var redated = redated(null, first, offers).getList("offers", Document.class);
        assertThat(redated.get(0).toString()).contains(OTHER);
        assertThat(redated.get(1))
                .isEqualTo(offers.getList("offers", Document.class).get(1));
    }

    @Test
    void a_text_that_is_struck_leaves_the_day_where_it_is() {
        var said = new Document("answers", List.of(answer("VL", "a")));
        var struck = new Document("answers", List.of(answer("VL", Aggregates.STRUCK)));
        assertThat(redated(null, said, struck).toString()).contains(OTHER);
    }

    @Test
    void attack_each_read_copies_the_whole_state() {
        var state = status("held", DAY).append("facts", new Document("title", "Bezoek"));
        var days = days(Corrections.brought(null, state, LocalDate.parse(DAY), PLACES));
        assertThat(PLACES.redated(state, days).get("facts")).isSameAs(state.get("facts"));
        var without = status("planned", DAY);
        assertThat(PLACES.redated(without, days)).isSameAs(without);
    }

    private static Document redated(@Nullable Document before, Document after, Document now) {
        return PLACES.redated(now, days(Corrections.brought(before, after, LocalDate.parse(DAY), PLACES)));
    }

    private static Map<String, Map<String, String>> days(List<String> places) {
        var days = new HashMap<String, Map<String, String>>();
        places.forEach(place -> days.put(place, Map.of(DAY, OTHER)));
        return days;
    }

    private static Document status(String stage, String day) {
        return new Document("status", new Document("stage", stage).append("since", day));
    }

    private static Document party(String party) {
        return new Document("party", party).append("standing", "joined").append("since", DAY);
    }

    private static Document answer(String party, String reason) {
        return new Document("party", party).append("reason", reason).append("on", DAY);
    }
}
