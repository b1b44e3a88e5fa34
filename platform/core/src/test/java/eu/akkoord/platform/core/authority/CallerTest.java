package eu.akkoord.platform.core.authority;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class CallerTest {
    private static Caller with(String... roles) {
        return new Caller("issuer#o", "issuer#c", "VL", "abb", Set.of(roles), Set.of("read"));
    }

    @Test
    void a_coordinator_is_an_officer_too_and_an_officer_a_reader() {
        assertThat(with("coordinator").roles()).containsExactlyInAnyOrder("coordinator", "officer", "reader");
        assertThat(with("officer").roles()).containsExactlyInAnyOrder("officer", "reader");
        assertThat(with("reader").roles()).containsExactly("reader");
        assertThat(with("auditor").roles()).containsExactly("auditor");
        assertThat(with("operator").roles()).containsExactly("operator");
    }

    @Test
    void an_officer_alone_may_stand_in_and_a_coordinator_needs_not() {
        assertThat(with("officer").mayStandIn()).isTrue();
        assertThat(with("coordinator").mayStandIn()).isFalse();
        assertThat(with("reader", "auditor").mayStandIn()).isFalse();
    }

    @Test
    void one_who_stands_in_is_the_same_person_with_one_role_more_and_the_reason() {
        var deputy = with("officer", "auditor").standingIn("d-1");

        assertThat(deputy)
                .isEqualTo(new Caller(
                        "issuer#o",
                        "issuer#c",
                        "VL",
                        "abb",
                        Set.of("coordinator", "officer", "reader", "auditor"),
                        Set.of("read"),
                        "d-1"));
        assertThat(with("coordinator").deputation()).isNull();
    }

    @Test
    void a_coordinator_coordinates_the_own_party_and_no_other() {
        assertThat(with("coordinator").coordinates("VL")).isTrue();
        assertThat(with("coordinator").coordinates("NL")).isFalse();
        assertThat(with("officer").coordinates("VL")).isFalse();
    }

    @Test
    void a_client_of_an_agency_is_no_staff() {
        assertThat(with().isStaff()).isFalse();
        assertThat(with("auditor").isStaff()).isTrue();
    }
}
