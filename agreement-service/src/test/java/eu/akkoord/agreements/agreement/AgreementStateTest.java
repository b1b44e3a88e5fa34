package eu.akkoord.agreements.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import eu.akkoord.platform.core.change.CommonEvent;
import eu.akkoord.platform.core.time.Period;
import eu.akkoord.platform.store.Announcement;
import eu.akkoord.platform.store.DeclaredShape;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AgreementStateTest {
    private final DeclaredShape<Agreement, CommonEvent> shape = new DeclaredShape<>(
            AgreementForms.AGREEMENTS.state(), (after, event) -> new Announcement("registered", Map.of()));

    private static final LocalDate DAY = LocalDate.of(2013, 12, 9);

    static Stream<Agreement> everyStage() {
        return Arrays.stream(Instrument.values()).flatMap(AgreementTest::life);
    }

    @ParameterizedTest
    @MethodSource("everyStage")
    void every_stage_survives_the_round_trip(Agreement agreement) {
        assertThat(roundTrip(agreement)).isEqualTo(agreement);
    }

    @Test
    void all_that_can_be_written_survives_the_round_trip() {
        var facts = new AgreementFacts(
                "Samenwerking",
                List.of("VL", "NL"),
                List.of(new Theme("sociale-inclusie", "meer sociale inclusie")),
                Period.of("2013-12", "december 2013"),
                Period.of("2018/2019", "binnen de vijf jaar"),
                "Een samenvatting",
                List.of(new Relation(Relation.Kind.SUCCEEDS, "een-ouder-akkoord")));
        var agreement = Agreement.register(
                        "een-akkoord", Instrument.TREATY, facts, AgreementTest.coordinator("VL"), DAY, DAY)
                .after();
        assertThat(roundTrip(agreement)).isEqualTo(agreement);
    }

    @Test
    void what_was_stored_before_parties_joined_by_themselves_has_joined_all_of_them() {
        var agreement = AgreementTest.life(Instrument.TREATY).findFirst().orElseThrow();
        var stored = shape.write(agreement);
        stored.remove("standings");
        stored.remove("offers");
        var read = shape.read("een-akkoord", Document.parse(stored.toJson()));
        assertThat(read.standings().joined()).containsExactly("VL", "NL");
        assertThat(read.offers().all()).isEmpty();
    }

    private Agreement roundTrip(Agreement agreement) {
        return shape.read(agreement.id(), Document.parse(shape.write(agreement).toJson()));
    }
}
