package eu.akkoord.dossiers;

import static eu.akkoord.platform.servicetest.Calls.good;
import static eu.akkoord.platform.servicetest.Calls.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import eu.akkoord.platform.test.TestTokens;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Component;
import org.junit.jupiter.api.Test;

/** Visits and sessions as a calendar over HTTP. */
class CalendarIT extends SessionCase {
    private static final String NL = TestTokens.officer("NL", "szw");
    private static final String LU = TestTokens.officer("LU", "mfi");
    private static final String COORDINATOR = TestTokens.staff("coordinator", "VL", "abb");

    /** For a busy machine; the promise of a second is held by {@link InstancesIT}. */
    private static final Duration SOON = Duration.ofSeconds(5);

    @Test
    void visits_and_sessions_keep_their_name_when_they_move_and_when_they_are_cancelled() throws Exception {
        announced();
        assertThat(value(VL, "sessions:" + id, "STATUS")).isEqualTo("TENTATIVE");
        assertThat(value(VL, "sessions:" + id, "SUMMARY")).isEqualTo("Lunchsessie (september 2017)");
        assertThat(value(VL, "sessions:" + id, "URL")).endsWith(path);
        assertThat(value(VL, "visits:" + visit, "DTSTART")).isEqualTo("20170620");
        assertThat(value(VL, "visits:" + visit, "DTEND")).isEqualTo("20170623");

        good(service.send("PATCH", path, VL, "\"1\"", """
                {'period': {'edtf': '2017-09-05'}, 'change': {'occurred': '2017-07-01'}}"""));
        awaitEvent("sessions:" + id, "SEQUENCE", "1");
        assertThat(value(VL, "sessions:" + id, "STATUS")).isEqualTo("CONFIRMED");
        assertThat(value(VL, "sessions:" + id, "DTSTART")).isEqualTo("20170905");

        good(service.send("PATCH", path, VL, "\"2\"", """
                {'title': 'Middagsessie', 'capacity': 30, 'topics': null}"""));
        awaitEvent("sessions:" + id, "SUMMARY", "Middagsessie");
        assertThat(value(VL, "sessions:" + id, "SEQUENCE"))
                .as("neither time, place nor stage")
                .isEqualTo("1");

        become(
                "\"3\"",
                "{'status': 'cancelled', 'change': {'occurredPeriod': {'edtf': '2017/..'}, 'reason': 'te weinig vragen'}}");
        awaitEvent("sessions:" + id, "STATUS", "CANCELLED");
        assertThat(value(VL, "sessions:" + id, "SEQUENCE")).isEqualTo("2");

        good(service.send("PATCH", "/visits/" + visit, VL, "\"1\"", "{'outcomes': 'Veel geleerd'}"));
        good(service.send("PATCH", "/visits/" + visit, VL, "\"2\"", "{'places': ['Gent']}"));
        awaitEvent("visits:" + visit, "LOCATION", "Gent");
        assertThat(value(VL, "visits:" + visit, "SEQUENCE")).isEqualTo("1");
    }

    @Test
    void sessions_and_items_of_a_programme_stand_at_their_hours_with_who_receives_whom() throws Exception {
        good(service.send("POST", "/visits/%s/sessions".formatted(visit), VL, null, """
                {'id': '%s', 'title': 'Lunchsessie', 'period': {'edtf': '2017-09-05'}, 'startTime': '12:00',
                 'endTime': '13:30:00', 'change': {'occurred': '2017-06-16'}}""".formatted(id)));
        awaitEvent("sessions:" + id, "DTSTART", "20170905T100000Z");
        assertThat(value(VL, "sessions:" + id, "DTEND")).isEqualTo("20170905T113000Z");
        assertThat(value(VL, "sessions:" + id, "DESCRIPTION"))
                .isEqualTo(
                        "Over: Werkbezoek\nGastheer: Vlaanderen (VL)\nGasten: Nederland (NL)\nStadium: aangekondigd");

        good(service.send("PATCH", "/visits/" + visit, VL, "\"1\"", """
                {'programme': [{'title': 'Rondleiding', 'kind': 'siteVisit', 'date': '2017-06-21', 'startTime': '09:00'},
                 {'title': 'Ontvangst', 'kind': 'other', 'date': '2017-06-20', 'startTime': '22:00', 'endTime': '01:00',
                  'place': 'Gent'},
                 {'title': 'Ergens', 'kind': 'other', 'startTime': '10:00'}]}"""));
        awaitEvent("visits:" + visit + ":programme:2", "DTEND", "20170620T230000Z");
        assertThat(events(VL, "")).doesNotContainKey("visits:" + visit + ":programme:3");
        assertThat(value(VL, "visits:" + visit + ":programme:2", "SUMMARY")).isEqualTo("Ontvangst (Werkbezoek)");
        assertThat(value(VL, "visits:" + visit + ":programme:2", "LOCATION")).isEqualTo("Gent");
        assertThat(value(VL, "visits:" + visit + ":programme:1", "DTSTART")).isEqualTo("20170621T070000Z");
        assertThat(value(VL, "visits:" + visit, "SEQUENCE")).isEqualTo("1");
        assertThat(value(VL, "visits:" + visit, "DTSTART")).isEqualTo("20170620");

        var english = service.get("/calendar", VL, Map.of("Accept-Language", "en"))
                .body()
                .replace("\r\n ", "");
        assertThat(english).contains("DESCRIPTION:Host: Vlaanderen (VL)\\nGuests: Nederland (NL)\\nStage: planned");
    }

    @Test
    void hours_that_make_no_sense_are_refused() throws Exception {
        for (var hours : List.of(
                "'startTime': '14:00', 'endTime': '14:00'",
                "'startTime': '14:00', 'endTime': '13:00'",
                "'endTime': '13:00'",
                "'startTime': '25:00'")) {
            refused(announce(hours + ","), 400, "badRequest");
        }
        good(announce("'startTime': '22:00', 'endTime': '01:00',"));
        refused(service.send("PATCH", path, VL, "\"1\"", "{'startTime': null}"), 400, "badRequest");
        good(service.send("PATCH", path, VL, "\"1\"", "{'startTime': null, 'endTime': null}"));
    }

    @Test
    void it_is_narrowed_by_party_agreement_and_days_and_by_nothing_else() throws Exception {
        announced();

        assertThat(events(VL, "?party=NL&agreement=vl-nl-integratie-2013"))
                .containsKeys("visits:" + visit, "sessions:" + id);
        assertThat(events(VL, "?party=LU")).doesNotContainKeys("visits:" + visit, "sessions:" + id);
        assertThat(events(VL, "?agreement=ander-akkoord")).isEmpty();
        assertThat(events(VL, "?from=2017-09-01&to=2017-09-30"))
                .containsKey("sessions:" + id)
                .doesNotContainKey("visits:" + visit);
        assertThat(events(VL, "?from=2017-09-10&to=2017-09-20&match=certain")).doesNotContainKey("sessions:" + id);
        for (var wrong :
                new String[] {"?partij=VL", "?status=held", "?from=gisteren", "?match=certain", "?pageSize=5"}) {
            refused(service.get("/calendar" + wrong, VL), 400, "badRequest");
        }
        refused(service.get("/calendar", TestTokens.partner("VL", "abb", "dossiers.read")), 403, "missingScope");
    }

    @Test
    void who_may_not_see_a_visit_has_a_calendar_as_if_it_were_not_there() throws Exception {
        announced();
        var closed = visit + "-gesloten";
        var before = service.get("/calendar", LU).body();
        plan(closed, "internal");
        good(service.send(
                "POST",
                "/visits/%s/sessions".formatted(closed),
                VL,
                null,
                session("").replace(id, id + "-x")));
        awaitEvent("sessions:" + id + "-x", "SEQUENCE", "0");

        assertThat(service.get("/calendar", LU).body()).isEqualTo(before);
        assertThat(events(NL, "")).doesNotContainKeys("visits:" + closed, "sessions:" + id + "-x");

        good(service.send("PATCH", "/visits/" + visit, COORDINATOR, "\"1\"", """
                {'confidentiality': 'partners', 'change': {'reason': 'gevoelig'}}"""));
        assertThat(events(LU, "")).as("at once").doesNotContainKeys("visits:" + visit, "sessions:" + id);
        assertThat(events(VL, "")).containsKeys("visits:" + visit, "sessions:" + id);
    }

    /** Visits and sessions each come when they are found, whichever is first. */
    private void announced() throws Exception {
        good(announce(""));
        awaitEvent("visits:" + visit, "SEQUENCE", "0");
        awaitEvent("sessions:" + id, "SEQUENCE", "0");
    }

    private void awaitEvent(String name, String property, String expected) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(value(VL, name, property)).isEqualTo(expected));
    }

    private String value(String reader, String name, String property) throws Exception {
        var event = events(reader, "").get(name);
        return event == null ? "not there" : event.getRequiredProperty(property).getValue();
    }

    /** By collection and id. */
    private Map<String, Component> events(String reader, String query) throws Exception {
        var answer = service.get("/calendar" + query, reader);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(type(answer)).isEqualTo("text/calendar;charset=UTF-8");
        var calendar = new CalendarBuilder().build(new StringReader(answer.body()));
        calendar.validate();
        var events = new TreeMap<String, Component>();
        for (var event : calendar.getComponents()) {
            var uid = event.getRequiredProperty("UID").getValue();
            assertThat(events.put(uid.substring(uid.indexOf("akkoord-dossiers:") + 17), event))
                    .isNull();
        }
        return events;
    }

    private static String type(HttpResponse<String> answer) {
        return answer.headers().firstValue("Content-Type").orElse("");
    }
}
