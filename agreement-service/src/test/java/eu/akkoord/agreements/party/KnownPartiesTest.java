package eu.akkoord.agreements.party;

import static org.assertj.core.api.Assertions.assertThat;

import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.change.CommonEvent;
import eu.akkoord.platform.core.time.Occurrence;
import eu.akkoord.platform.servicetest.InMemoryAggregates;
import eu.akkoord.platform.store.Circumstances;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A deputy stands in on the days of the deputation, a second after it was named or ended at the latest. */
class KnownPartiesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 7, 6);
    private static final Caller OFFICER = officer("officer", "VL");

    /** A clock that goes on when it is told to. */
    private static final class Time extends Clock {
        private Instant now = Instant.parse("2026-07-06T10:00:00Z");

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    private static final class InMemoryParties extends InMemoryAggregates<Party, CommonEvent> {
        InMemoryParties(Clock clock) {
            super("parties", clock);
        }
    }

    private final Time time = new Time();
    private final InMemoryParties parties = new InMemoryParties(time);
    private final KnownParties deputies = new KnownParties(parties, time);

    KnownPartiesTest() {
        var party = new Party("VL", new PartyFacts(new PartyNames("Vlaanderen", null, null, null), List.of()));
        parties.add("VL", party, new CommonEvent.Registered(TODAY), made(), null);
    }

    private static Circumstances made() {
        return new Circumstances(OFFICER, TODAY, null);
    }

    private static Caller officer(String name, String party) {
        return new Caller("issuer#" + name, "issuer#app", party, "abb", Set.of("officer"), Set.of());
    }

    private void named(String id, String subject, LocalDate until) {
        var act = new Deputation.Act(TODAY, time.instant(), "issuer#c", "abb", "verlof");
        var before = parties.find("VL").orElseThrow();
        var deputation = new Deputation(id, subject, TODAY, until, act, null, null);
        var change = before.value().deputise(before.value().deputations().name(deputation, TODAY), TODAY);
        parties.save("VL", before, change.after(), change.event(), made());
    }

    @Test
    void an_officer_stands_in_on_the_days_of_the_own_deputation() {
        named("een-ander", "issuer#another", TODAY);
        named("eigen", OFFICER.subject(), TODAY);

        assertThat(deputies.deputation(OFFICER, "token")).contains("eigen");
        assertThat(deputies.deputation(officer("third", "VL"), "token")).isEmpty();
        assertThat(deputies.deputation(officer("officer", "NL"), "token"))
                .as("nor who has left for a party that nobody has registered")
                .isEmpty();

        time.pass(Duration.ofDays(1));
        assertThat(Occurrence.today(time)).isAfter(TODAY);
        assertThat(deputies.deputation(OFFICER, "token")).isEmpty();
    }

    @Test
    void what_another_process_wrote_is_known_after_a_second() {
        assertThat(deputies.deputation(OFFICER, "token")).isEmpty();
        named("eigen", OFFICER.subject(), TODAY);

        time.pass(Duration.ofSeconds(1));
        assertThat(deputies.deputation(OFFICER, "token")).isEmpty();
        time.pass(Duration.ofMillis(1));
        assertThat(deputies.deputation(OFFICER, "token")).contains("eigen");
    }

    @Test
    void what_this_process_wrote_is_known_at_once() {
        assertThat(deputies.deputation(OFFICER, "token")).isEmpty();
        named("eigen", OFFICER.subject(), TODAY);

        deputies.written("agreements", "VL");
        deputies.written("parties", "NL");
        assertThat(deputies.deputation(OFFICER, "token")).isEmpty();
        deputies.written("parties", "VL");
        assertThat(deputies.deputation(OFFICER, "token")).contains("eigen");
    }

    @Test
    void attack_tokens_of_many_parties_fill_the_memory() {
        assertThat(deputies.deputation(OFFICER, "token")).isEmpty();
        named("eigen", OFFICER.subject(), TODAY);
        for (int i = 0; i < 998; i++) {
            deputies.deputation(officer("x", "party-" + i), "token");
        }
        assertThat(deputies.deputation(OFFICER, "token")).as("still remembered").isEmpty();
        deputies.deputation(officer("x", "party-998"), "token");
        deputies.deputation(officer("x", "party-999"), "token");
        assertThat(deputies.deputation(OFFICER, "token"))
                .as("all were forgotten to make room")
                .contains("eigen");
    }
}
