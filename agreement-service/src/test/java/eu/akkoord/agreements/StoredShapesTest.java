package eu.akkoord.agreements;

import static org.assertj.core.api.Assertions.assertThat;

import eu.akkoord.agreements.commitment.Source;
import eu.akkoord.agreements.party.Organisation;
import eu.akkoord.platform.core.facts.State;
import eu.akkoord.platform.core.time.Period;
import eu.akkoord.platform.servicetest.FilledRecords;
import eu.akkoord.platform.servicetest.StoredShapes;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each shape is found by itself, and so is each component of what it stores. */
class StoredShapesTest {
    private final FilledRecords filled = new FilledRecords()
            .with(Period.class, List.of(Period.of("2018-21", "voorjaar 2018"), Period.of("2017/2018", null)))
            .with(URI.class, List.of(URI.create("https://example.org/bewijs")))
            .with(
                    Source.class,
                    List.of(
                            new Source(Source.Kind.VISIT, null, "bezoek", null),
                            new Source(Source.Kind.SESSION, null, "bezoek", "sessie"),
                            new Source(Source.Kind.CLAUSE, "artikel 3", null, null)))
            .with(
                    Organisation.class,
                    List.of(
                            new Organisation("een", "Een", "OVO1", "KBO1", "OIN1", LocalDate.EPOCH, "twee"),
                            new Organisation("twee", "Twee", null, null, null, null, null)));

    static List<State<?>> declared() {
        return StoredShapes.declaredBelow("eu.akkoord.agreements");
    }

    @ParameterizedTest
    @MethodSource("declared")
    void everything_that_can_be_said_survives_the_store(State<?> state) {
        assertThat(StoredShapes.lost(state, filled)).isEmpty();
    }

    @Test
    void each_kind_is_found() {
        assertThat(declared())
                .extracting(state -> state.type().getSimpleName())
                .containsExactlyInAnyOrder("Party", "Agreement", "Commitment", "Milestone");
        assertThat(StoredShapes.below("eu.akkoord.agreements")).isEmpty();
    }
}
