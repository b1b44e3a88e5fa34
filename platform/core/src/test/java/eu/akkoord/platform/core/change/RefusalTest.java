package eu.akkoord.platform.core.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class RefusalTest {
    private static final Fault FAULT = new Fault("/period", "2017", "period.malformed");

    @Test
    void input_without_a_fault_is_not_refused_and_any_fault_is_named() {
        assertThatCode(() -> Refusal.Contradiction.of(List.of())).doesNotThrowAnyException();
        assertThatExceptionOfType(Refusal.Contradiction.class)
                .isThrownBy(() -> Refusal.Contradiction.of(List.of(FAULT)))
                .satisfies(refusal -> assertThat(refusal.faults()).containsExactly(FAULT));
    }

    @Test
    void where_a_thing_can_go_is_told_in_one_order() {
        var refusal = Refusal.WrongStage.between("hier", "daar", List.of("verder", "elders"));

        assertThat(refusal.allowed()).containsExactly("elders", "verder");
        assertThat(refusal.detail()).hasToString("Van hier kan het niet naar daar");
        assertThat(new Refusal.WrongStage("stage.atItsEnd", "hier").allowed()).isEmpty();
    }

    @Test
    void references_that_are_not_known_are_named_with_their_places() {
        var refusal = new Refusal.UnknownReferences(
                List.of(new Fault("/host", "XX", "id.absent"), new Fault("/guests/0", "YY", "id.absent")));

        assertThat(refusal.detail().toString()).contains("/host (XX), /guests/0 (YY)");
        assertThat(refusal.unknown()).extracting(Fault::pointer).containsExactly("/host", "/guests/0");
    }

    @Test
    void the_party_that_would_be_shut_out_is_named() {
        var refusal = new Refusal.ShutsOut("VL");

        assertThat(refusal.party()).isEqualTo("VL");
        assertThat(refusal.detail().toString()).startsWith("VL ");
    }

    @Test
    void a_code_stands_as_it_is_written_where_it_has_no_other_word() {
        assertThat(new Refusal.RoleNeeded("bode").detail().toString()).contains("de rol bode nodig");
    }

    @Test
    void an_event_makes_or_answers_no_offer_unless_it_says_so() {
        assertThat(new CommonEvent.Registered(LocalDate.EPOCH).offerId()).isNull();
    }
}
