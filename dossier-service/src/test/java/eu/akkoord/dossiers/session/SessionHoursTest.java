package eu.akkoord.dossiers.session;

import static eu.akkoord.dossiers.session.SeptemberSession.DAY;
import static eu.akkoord.dossiers.session.SeptemberSession.SEPTEMBER;
import static eu.akkoord.dossiers.session.SeptemberSession.facts;
import static eu.akkoord.dossiers.session.SeptemberSession.invitation;
import static eu.akkoord.dossiers.session.SeptemberSession.session;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import eu.akkoord.dossiers.dossier.DossierFacts.Theme;
import eu.akkoord.dossiers.session.SessionStatus.Held;
import eu.akkoord.dossiers.session.SessionStatus.Open;
import eu.akkoord.platform.core.change.Fault;
import eu.akkoord.platform.core.change.Refusal;
import eu.akkoord.platform.core.time.Hours;
import eu.akkoord.platform.core.time.Period;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Times and places of a session, and who of those invited counts. */
class SessionHoursTest {
    private static SessionFacts at(@Nullable String place, @Nullable LocalTime start, @Nullable LocalTime end) {
        return new SessionFacts("Lunchsessie", List.of(), List.of(), place, SEPTEMBER, "nl", null, start, end);
    }

    @Test
    void an_end_needs_a_start_and_lies_within_eighteen_hours_of_it() {
        assertThat(at(null, null, null).hours()).isNull();
        assertThat(at(null, LocalTime.NOON, null).hours()).isEqualTo(new Hours(LocalTime.NOON, null));
        assertThat(at(null, LocalTime.NOON, LocalTime.of(14, 0)).faults()).isEmpty();
        assertThat(at(null, LocalTime.NOON, null).faults()).isEmpty();
        assertThat(at(null, null, null).faults()).isEmpty();
        assertThat(at(null, null, LocalTime.NOON).faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.detail().code()).isEqualTo("hours.noStart"));
        assertThat(at(null, LocalTime.NOON, LocalTime.of(11, 0)).faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.detail().code()).isEqualTo("hours.outOfBounds"));
    }

    @Test
    void a_calendar_is_told_of_another_time_or_place_and_of_nothing_else() {
        var noon = at("Brussel", LocalTime.NOON, LocalTime.of(14, 0));
        var renamed = new SessionFacts(
                "Anders",
                List.of("inburgering"),
                List.of(),
                "Brussel",
                Period.of("2017-09", "in september"),
                "fr",
                20,
                LocalTime.NOON,
                LocalTime.of(14, 0));

        assertThat(noon.isScheduledAs(renamed)).isTrue();
        assertThat(noon.isScheduledAs(at("Gent", LocalTime.NOON, LocalTime.of(14, 0))))
                .isFalse();
        assertThat(noon.isScheduledAs(at("Brussel", LocalTime.of(13, 0), LocalTime.of(14, 0))))
                .isFalse();
        assertThat(noon.isScheduledAs(at("Brussel", LocalTime.NOON, LocalTime.of(15, 0))))
                .isFalse();
        assertThat(facts(SEPTEMBER, null).isScheduledAs(facts(Period.of("2017-10", null), null)))
                .isFalse();
    }

    @Test
    void its_themes_are_those_of_the_agreements_of_its_visit() {
        var themed = new SessionFacts(
                "Lunchsessie",
                List.of(),
                List.of(new Theme("akkoord", "een"), new Theme("ander", "een")),
                null,
                SEPTEMBER,
                null,
                null);

        assertThat(themed.strangeThemes(List.of("akkoord")))
                .extracting(Fault::pointer)
                .containsExactly("/themes/1/agreement");
        assertThat(themed.strangeThemes(List.of("akkoord", "ander"))).isEmpty();
        assertThat(themed.named()).extracting("pointer").containsExactly("/themes/0/code", "/themes/1/code");
    }

    @Test
    void it_moves_with_the_bounds_of_its_period_alone() {
        var session = session(new Open(DAY), null, List.of());

        assertThat(session.moves(facts(Period.of("2017-09", "anders gezegd"), null)))
                .isFalse();
        assertThat(session.moves(facts(Period.of("2017-09-14", null), null))).isTrue();
    }

    @Test
    void as_many_places_as_were_accepted_are_enough() {
        var session = session(
                new Open(DAY),
                5,
                List.of(invitation(1, InvitationStage.ACCEPTED), invitation(2, InvitationStage.ACCEPTED)));

        assertThat(session.amend(facts(SEPTEMBER, 2), DAY).after().facts().capacity())
                .isEqualTo(2);
        assertThatExceptionOfType(Refusal.Contradiction.class)
                .isThrownBy(() -> session.amend(facts(SEPTEMBER, 1), DAY));
        var held = session(new Held(DAY, null), 5, session.invitations().all());
        assertThat(held.amend(facts(SEPTEMBER, 1), DAY).after().facts().capacity())
                .as("once it was held nobody needs a place")
                .isEqualTo(1);
    }

    @Test
    void as_many_may_be_counted_as_are_named_and_no_fewer() {
        assertThat(new Attendance(2, List.of("a", "b")).attended()).isEqualTo(2);
        assertThat(new Attendance(null, List.of("a", "b")).attended()).isEqualTo(2);
        assertThat(new Attendance(null, List.of()).attended()).isNull();
        assertThat(new Attendance(0, List.of()).attended()).isZero();
        assertThatExceptionOfType(Refusal.Contradiction.class)
                .isThrownBy(() -> new Attendance(1, List.of("a", "b")).attended());
    }

    private static Invitation asked(int number, InvitationStage stage, LocalDate asked, @Nullable String party) {
        return new Invitation("invitation-" + number, "person-" + number, stage, asked, asked, null, party, "VL");
    }

    @Test
    void a_request_waits_until_it_is_answered_and_an_invitation_is_none() {
        var all = new Invitations(List.of(
                asked(1, InvitationStage.INVITED, DAY, null),
                asked(2, InvitationStage.REQUESTED, DAY.plusDays(1), "NL"),
                asked(3, InvitationStage.REQUESTED, DAY.plusDays(2), "NL")));

        assertThat(all.unansweredSince()).isEqualTo(DAY.plusDays(1));
        assertThat(new Invitations(List.of(asked(1, InvitationStage.ACCEPTED, DAY, "NL"))).unansweredSince())
                .isNull();
    }

    @Test
    void a_place_was_given_to_those_alone_who_had_waited_for_it() {
        var before = new Invitations(List.of(
                asked(1, InvitationStage.ACCEPTED, DAY, null),
                asked(2, InvitationStage.WAITLISTED, DAY, null),
                asked(3, InvitationStage.WAITLISTED, DAY, null)));

        assertThat(before.promoted(2, DAY).promotedSince(before)).isEqualTo(1);
        assertThat(before.promoted(null, DAY).promotedSince(before)).isEqualTo(2);
        assertThat(before.promoted(1, DAY).promotedSince(before)).isZero();
    }

    @Test
    void what_a_guest_was_declined_makes_room_for_that_guest_and_not_what_others_were() {
        var all = new ArrayList<Invitation>();
        all.add(asked(0, InvitationStage.DECLINED, DAY, null));
        all.add(asked(1, InvitationStage.DECLINED, DAY, "LU"));
        for (int n = 2; n < 2 + Invitations.MOST_OF_ONE; n++) {
            all.add(asked(n, n == 100 ? InvitationStage.DECLINED : InvitationStage.INVITED, DAY, "NL"));
        }

        var more = new Invitations(all).and(asked(1000, InvitationStage.REQUESTED, DAY, "NL"));
        assertThat(more.find("invitation-0")).isPresent();
        assertThat(more.find("invitation-1")).isPresent();
        assertThat(more.find("invitation-100")).isEmpty();
        assertThatExceptionOfType(Refusal.Contradiction.class)
                .isThrownBy(() -> more.and(asked(1001, InvitationStage.REQUESTED, DAY, "NL")));
        assertThat(more.and(asked(1001, InvitationStage.INVITED, DAY, null)).all())
                .as("the host has room")
                .hasSize(all.size() + 1);
    }

    @Test
    void attack_what_the_host_was_declined_makes_room_for_guests() {
        var all = new ArrayList<Invitation>();
        all.add(asked(0, InvitationStage.DECLINED, DAY, null));
        for (int n = 1; n <= Invitations.MOST_OF_GUESTS; n++) {
            all.add(asked(n, n == 7 ? InvitationStage.DECLINED : InvitationStage.INVITED, DAY, "P" + n % 5));
        }

        var more = new Invitations(all).and(asked(1000, InvitationStage.REQUESTED, DAY, "NL"));
        assertThat(more.find("invitation-0")).isPresent();
        assertThat(more.find("invitation-7")).isEmpty();
    }

    @Test
    void who_is_invited_is_known_to_whose_person_it_is_and_to_the_host_of_then() {
        var guests = asked(1, InvitationStage.INVITED, DAY, "NL");
        var hosts = asked(2, InvitationStage.INVITED, DAY, null);
        var old = new Invitation("i", "p", InvitationStage.INVITED, DAY, DAY, null, "NL", null);

        assertThat(guests.isKnownTo("NL", false)).isTrue();
        assertThat(guests.isKnownTo("VL", true)).isTrue();
        assertThat(guests.isKnownTo("VL", false)).as("the host no more").isFalse();
        assertThat(guests.isKnownTo("LU", true)).as("the host since").isFalse();
        assertThat(hosts.isKnownTo("VL", false)).as("its own person").isTrue();
        assertThat(hosts.isKnownTo("LU", true)).isFalse();
        assertThat(old.isKnownTo("LU", true))
                .as("the host then was not recorded")
                .isTrue();
        assertThat(old.isKnownTo("LU", false)).isFalse();
        assertThat(guests.writer()).isEqualTo("NL");
        assertThat(hosts.writer()).isEqualTo("VL");
    }

    @Test
    void an_invitation_stands_where_an_answer_led_it() {
        assertThat(Answer.INVITED.ledTo(InvitationStage.INVITED)).isTrue();
        assertThat(Answer.ACCEPTED.ledTo(InvitationStage.INVITED)).isFalse();
        assertThat(Answer.ACCEPTED.ledTo(InvitationStage.ACCEPTED)).isTrue();
        assertThat(Answer.ACCEPTED.ledTo(InvitationStage.WAITLISTED)).isTrue();
        assertThat(Answer.DECLINED.ledTo(InvitationStage.WAITLISTED)).isFalse();
        assertThat(Answer.DECLINED.ledTo(InvitationStage.DECLINED)).isTrue();
        assertThat(Answer.INVITED.ledTo(InvitationStage.DECLINED)).isFalse();
        for (var answer : Answer.values()) {
            assertThat(answer.ledTo(InvitationStage.REQUESTED)).isFalse();
            assertThat(answer.ledTo(InvitationStage.ATTENDED)).isTrue();
        }
    }

    @Test
    void what_was_stored_without_a_number_for_calendars_has_one_less_than_its_revision() {
        var session = session(new Open(DAY), null, List.of());

        assertThat(session.storedAt(4).sequence()).isEqualTo(3);
        assertThat(session.storedAt(4).storedAt(9).sequence()).isEqualTo(3);
    }
}
