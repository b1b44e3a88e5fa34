package eu.akkoord.platform.core.authority;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class RequestKeyTest {
    private static final Caller OFFICER = caller("issuer#o", "issuer#c");

    private static Caller caller(String subject, String client) {
        return new Caller(subject, client, "VL", "abb", Set.of("officer"), Set.of());
    }

    private static RequestKey key(Caller caller, String key, String operation, String body) {
        return RequestKey.of(caller, key, operation, body);
    }

    @Test
    void the_same_request_is_recognised_and_any_other_is_told_from_it() {
        var first = key(OFFICER, "k-1", "amend", "{}");

        assertThat(key(OFFICER, "k-1", "amend", "{}")).isEqualTo(first);
        assertThat(key(OFFICER, "k-1", "close", "{}").fingerprint()).isNotEqualTo(first.fingerprint());
        assertThat(key(OFFICER, "k-1", "amend", "{ }").fingerprint()).isNotEqualTo(first.fingerprint());
        assertThat(first.party()).isEqualTo("VL");
    }

    @Test
    void a_key_is_the_same_whatever_is_asked_with_it() {
        var digest = key(OFFICER, "k-1", "amend", "{}").digest();

        assertThat(key(OFFICER, "k-1", "close", "[]").digest()).isEqualTo(digest);
        assertThat(key(OFFICER, "k-2", "amend", "{}").digest()).isNotEqualTo(digest);
    }

    @Test
    void attack_nobody_is_taken_for_the_owner_of_a_key() {
        var digest = key(OFFICER, "k-1", "amend", "{}").digest();

        assertThat(key(caller("issuer#p", "issuer#c"), "k-1", "amend", "{}").digest())
                .isNotEqualTo(digest);
        assertThat(key(caller("issuer#o", "issuer#d"), "k-1", "amend", "{}").digest())
                .isNotEqualTo(digest);
    }
}
