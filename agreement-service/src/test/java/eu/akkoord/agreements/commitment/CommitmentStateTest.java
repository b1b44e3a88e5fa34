package eu.akkoord.agreements.commitment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.change.CommonEvent;
import eu.akkoord.platform.core.change.Refusal;
import eu.akkoord.platform.core.time.Period;
import eu.akkoord.platform.store.Announcement;
import eu.akkoord.platform.store.DeclaredShape;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CommitmentStateTest {
    private static final Caller VL = new Caller("s#1", "c#1", "VL", "abb", Set.of("officer"), Set.of());

    private final DeclaredShape<Commitment, CommonEvent> shape = new DeclaredShape<>(
            CommitmentForms.COMMITMENTS.state(), (after, event) -> new Announcement("registered", Map.of()));

    static Stream<Commitment> everyStage() {
        return CommitmentTest.everyStage();
    }

    @ParameterizedTest
    @MethodSource("everyStage")
    void every_stage_survives_the_round_trip(Commitment commitment) {
        assertThat(roundTrip(commitment)).isEqualTo(commitment);
    }

    @Test
    void all_that_can_be_written_survives_the_round_trip() {
        var sources = List.of(
                new Source(Source.Kind.CLAUSE, "artikel 3", null, null),
                new Source(Source.Kind.VISIT, null, "een-bezoek", null),
                new Source(Source.Kind.SESSION, null, "een-bezoek", "een-sessie"));
        for (var source : sources) {
            var facts = new CommitmentFacts(
                    "Iets",
                    "een-akkoord",
                    source,
                    Set.of("VL", "NL"),
                    Set.of("NL"),
                    Period.of("2018-21", "voorjaar 2018"),
                    Set.of("een-dossier", "nog-een"));
            var commitment = Commitment.register(
                            "een-afspraak", facts, VL, Set.of("VL", "NL"), LocalDate.of(2013, 12, 9))
                    .after();
            assertThat(roundTrip(commitment)).isEqualTo(commitment);
            var day = LocalDate.of(2014, 1, 6);
            var offered = commitment
                    .propose("een", facts("Iets anders"), Set.of("VL", "NL"), VL, "want", day, day)
                    .after();
            assertThat(roundTrip(offered)).isEqualTo(offered);
        }
    }

    private static CommitmentFacts facts(String text) {
        return new CommitmentFacts(
                text,
                "een-akkoord",
                new Source(Source.Kind.CLAUSE, null, null, null),
                Set.of("VL", "NL"),
                Set.of("NL"),
                null,
                Set.of());
    }

    @Test
    void what_was_stored_before_anybody_was_said_to_state_it_is_taken_as_agreed() {
        var stored = shape.write(everyStage().findFirst().orElseThrow());
        stored.remove("statedBy");
        stored.remove("sharedWith");
        var read = shape.read("een-afspraak", Document.parse(stored.toJson()));
        assertThat(read.consent()).isEqualTo(new Consent(null, Set.of(), null));
        assertThatExceptionOfType(Refusal.ConsentNeeded.class)
                .isThrownBy(() -> read.amend(facts("Iets anders"), null, VL, null, LocalDate.of(2020, 1, 1)));
    }

    private Commitment roundTrip(Commitment commitment) {
        return shape.read(
                commitment.id(), Document.parse(shape.write(commitment).toJson()));
    }
}
