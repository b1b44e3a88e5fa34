package eu.akkoord.agreements.agreement;

import static eu.akkoord.agreements.agreement.AgreementTest.coordinator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import eu.akkoord.agreements.party.Party;
import eu.akkoord.agreements.party.PartyFacts;
import eu.akkoord.agreements.party.PartyNames;
import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.change.CommonEvent;
import eu.akkoord.platform.core.change.Fault;
import eu.akkoord.platform.core.change.Recorded;
import eu.akkoord.platform.core.change.Refusal;
import eu.akkoord.platform.core.time.ChangeNote;
import eu.akkoord.platform.core.time.Moment;
import eu.akkoord.platform.desk.Trail;
import eu.akkoord.platform.desk.consent.Outcome;
import eu.akkoord.platform.servicetest.InMemoryAggregates;
import eu.akkoord.platform.store.Circumstances;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Agreements that name what is there, and that are written once for each change. */
class AgreementDeskTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 5, 4);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-05-04T10:00:00Z"), ZoneOffset.UTC);
    private static final ChangeNote WANT = new ChangeNote(null, "want");
    private static final Caller VL = coordinator("VL");
    private static final Caller NL = coordinator("NL");

    /** Another agreement declares a relation to each, if one of these parties has joined it. */
    private static final class Declared implements Relations {
        @Override
        public List<Relation> to(String agreement, Collection<String> parties) {
            return parties.contains("NL")
                    ? List.of(new Relation(Relation.Kind.AMENDS, "wijzigt-" + agreement))
                    : List.of();
        }
    }

    private static final class InMemoryAgreements extends InMemoryAggregates<Agreement, CommonEvent> {
        InMemoryAgreements() {
            super("agreements", CLOCK);
        }
    }

    private static final class InMemoryParties extends InMemoryAggregates<Party, CommonEvent> {
        InMemoryParties() {
            super("parties", CLOCK);
            for (var code : List.of("VL", "NL", "LU")) {
                add(
                        code,
                        new Party(code, new PartyFacts(new PartyNames(code, null, null, null), List.of())),
                        new CommonEvent.Registered(TODAY),
                        new Circumstances(VL, TODAY, null),
                        null);
            }
        }
    }

    private final AgreementDesk desk = new AgreementDesk(
            new InMemoryAgreements(), new AgreementRights(), Trail.NONE, CLOCK, new InMemoryParties(), new Declared());
    private final Recorded<Agreement> registered = registered("een-akkoord", facts(List.of("VL", "NL")));

    private static AgreementFacts facts(List<String> parties, Relation... relations) {
        return new AgreementFacts("Samenwerking", parties, List.of(), null, null, null, List.of(relations));
    }

    private Recorded<Agreement> registered(String id, AgreementFacts facts) {
        var said = AgreementFacts.FORM.write(facts);
        said.put("instrument", "treaty");
        return desk.register(id, said, ChangeNote.NONE, VL, null);
    }

    private static URI address(String... segments) {
        return URI.create("https://example.org/" + String.join("/", segments));
    }

    @Test
    void parties_and_agreements_that_are_not_there_are_named_where_they_stand() {
        var there = new Relation(Relation.Kind.AMENDS, "een-akkoord");
        var nowhere = new Relation(Relation.Kind.FRAMEWORK, "nergens");

        assertThatExceptionOfType(Refusal.UnknownReferences.class)
                .isThrownBy(() -> registered("een-ander", facts(List.of("VL", "XX", "NL", "YY"), there, nowhere)))
                .satisfies(refused -> assertThat(refused.unknown())
                        .extracting(Fault::pointer)
                        .containsExactly("/parties/1", "/parties/3", "/relations/1/agreement"));
        assertThatExceptionOfType(Refusal.UnknownReferences.class)
                .isThrownBy(() -> desk.amend(desk.open("een-akkoord", 1, WANT, VL), facts(List.of("VL", "NL", "XX"))))
                .satisfies(refused ->
                        assertThat(refused.unknown()).extracting(Fault::pointer).containsExactly("/parties/2"));
        assertThat(registered("een-ander", facts(List.of("VL", "NL"), there)).revision())
                .isEqualTo(1);
    }

    @Test
    void the_same_facts_again_are_no_change() {
        var same = desk.amend(desk.open("een-akkoord", 1, WANT, VL), facts(List.of("VL", "NL")));
        var wider = desk.amend(desk.open("een-akkoord", 1, WANT, VL), facts(List.of("VL", "NL", "LU")));

        assertThat(same.revision()).isEqualTo(1);
        assertThat(wider.revision()).isEqualTo(2);
    }

    @Test
    void a_party_asks_once_however_often_the_request_comes() {
        var refused = desk.answer("een-akkoord", 1, "joining-nl", Outcome.REFUSED, WANT, NL);
        var asked = desk.invite("een-akkoord", refused.revision(), "weer", "NL", WANT, VL);

        assertThat(asked.revision()).isEqualTo(3);
        assertThat(desk.invite("een-akkoord", asked.revision(), "weer", "NL", WANT, VL)
                        .revision())
                .isEqualTo(3);
        assertThat(desk.offers("een-akkoord", NL)).extracting("id").containsExactly("joining-nl", "weer");
        assertThat(desk.offers("een-akkoord", coordinator("LU"))).isEmpty();
        assertThat(desk.withOffer("een-akkoord", "weer", NL).revision()).isEqualTo(3);
        assertThatExceptionOfType(Refusal.Absent.class)
                .isThrownBy(() -> desk.withOffer("een-akkoord", "weer", coordinator("LU")));
    }

    @Test
    void relations_that_others_declare_are_shown_as_they_are_now_and_never_with_the_past() {
        assertThat(view(Moment.NOW)).extractingByKey("relatedBy").asString().contains("wijzigt-een-akkoord");
        for (var then : List.of(new Moment(TODAY, null), new Moment(null, Instant.now(CLOCK)))) {
            assertThat(view(then)).doesNotContainKey("relatedBy");
        }
        assertThat(desk.registered(AgreementForms.AGREEMENTS, registered, VL, AgreementDeskTest::address))
                .as("nobody names what was not there yet")
                .doesNotContainKey("relatedBy")
                .containsEntry("title", "Samenwerking");
    }

    private Map<String, Object> view(Moment moment) {
        return desk.view(AgreementForms.AGREEMENTS, registered, moment, VL, AgreementDeskTest::address);
    }
}
