package eu.akkoord.agreements.commitment.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import eu.akkoord.agreements.commitment.Commitment;
import eu.akkoord.agreements.commitment.CommitmentFacts;
import eu.akkoord.agreements.commitment.CommitmentTest;
import eu.akkoord.agreements.commitment.Source;
import eu.akkoord.platform.store.Announcement;
import eu.akkoord.platform.time.Period;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CommitmentShapeTest {
    private final CommitmentShape shape =
            new CommitmentShape((after, event) -> new Announcement("registered", Map.of()));

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
            var commitment = Commitment.register("een-afspraak", facts, LocalDate.of(2013, 12, 9))
                    .after();
            assertThat(roundTrip(commitment)).isEqualTo(commitment);
        }
    }

    private Commitment roundTrip(Commitment commitment) {
        return shape.read(
                commitment.id(), Document.parse(shape.write(commitment).toJson()));
    }
}
