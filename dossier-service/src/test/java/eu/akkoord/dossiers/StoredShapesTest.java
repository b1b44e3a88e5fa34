package eu.akkoord.dossiers;

import static org.assertj.core.api.Assertions.assertThat;

import eu.akkoord.dossiers.access.Grantee;
import eu.akkoord.dossiers.access.Recovery;
import eu.akkoord.platform.core.facts.State;
import eu.akkoord.platform.core.time.Period;
import eu.akkoord.platform.servicetest.FilledRecords;
import eu.akkoord.platform.servicetest.StoredShapes;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each shape is found by itself, and so is each component of what it stores. */
class StoredShapesTest {
    private final FilledRecords filled = new FilledRecords()
            .with(Period.class, List.of(Period.of("2018-21", "voorjaar 2018"), Period.of("2017/2018", null)))
            .with(Recovery.class, recoveries());

    /** Asked for the person who asks, as all are. */
    private static List<Recovery> recoveries() {
        return new FilledRecords()
                .of(Recovery.class).stream()
                        .map(one -> new Recovery(
                                one.id(),
                                new Grantee.ToPerson(one.asked().subject(), one.party()),
                                one.asked(),
                                one.fingerprint(),
                                one.seconded(),
                                one.ended()))
                        .toList();
    }

    static List<Class<?>> shapes() {
        return StoredShapes.below("eu.akkoord.dossiers");
    }

    static List<State<?>> declared() {
        return StoredShapes.declaredBelow("eu.akkoord.dossiers");
    }

    @ParameterizedTest
    @MethodSource("declared")
    void everything_that_can_be_said_survives_its_declared_form(State<?> state) {
        assertThat(StoredShapes.lost(state, filled)).isEmpty();
    }

    @Test
    void each_kind_is_found() {
        assertThat(declared())
                .extracting(state -> state.type().getSimpleName())
                .containsExactlyInAnyOrder("Dossier", "DossierDocument", "Visit", "Session");
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void everything_that_can_be_said_survives_the_store(Class<?> shape) {
        assertThat(StoredShapes.lost(shape, filled)).isEmpty();
    }
}
