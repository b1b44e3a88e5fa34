package eu.akkoord.dossiers.access.http;

import static org.assertj.core.api.Assertions.assertThat;

import eu.akkoord.dossiers.access.Origin;
import eu.akkoord.dossiers.agreement.Agreement;
import eu.akkoord.dossiers.agreement.Agreements;
import eu.akkoord.platform.core.authority.Caller;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.TestingAuthenticationToken;

/** A forged record says that NL has joined again what it had left. */
class RejoinCheckTest {
    private final Map<String, Long> forged = new HashMap<>();
    private final Set<String> confirmed = new HashSet<>();
    private final Map<String, Set<String>> joined = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private final RejoinCheck again = new RejoinCheck(new Told(), new Owner());

    private final class Told implements Agreements {
        @Override
        public Map<String, Agreement> find(Collection<String> ids) {
            return Map.of();
        }

        @Override
        public Map<String, Long> unconfirmed(String party) {
            return Map.copyOf(forged);
        }

        @Override
        public void confirm(String id, Set<String> parties) {
            if (parties.contains("NL")) {
                forged.remove(id);
                confirmed.add(id);
            }
        }
    }

    private final class Owner implements Origin {
        @Override
        public Optional<Set<String>> parties(String agreement) {
            asked.add(agreement);
            return Optional.ofNullable(joined.get(agreement));
        }

        @Override
        public Optional<Set<String>> organisations(String party) {
            return Optional.empty();
        }
    }

    @Test
    void attack_each_request_of_a_party_asks_the_owner_of_a_forged_record() {
        forged.put("akkoord", 3L);
        joined.put("akkoord", Set.of("VL"));
        requests(100);
        assertThat(asked).containsExactly("akkoord");
        assertThat(confirmed).isEmpty();
    }

    @Test
    void attack_each_request_asks_of_an_agreement_that_the_owner_does_not_know() {
        forged.put("verzonnen", 3L);
        requests(100);
        assertThat(asked).containsExactly("verzonnen");
        assertThat(confirmed).isEmpty();
    }

    @Test
    void attack_one_request_waits_for_the_owner_about_many_forged_records() {
        for (int id = 0; id < 10; id++) {
            forged.put("akkoord-" + id, 3L);
        }
        requests(1);
        assertThat(asked).hasSize(3);
        requests(99);
        assertThat(asked).hasSize(10).doesNotHaveDuplicates();
        assertThat(confirmed).isEmpty();
    }

    @Test
    void a_party_that_has_joined_after_the_owner_said_no_is_let_in_with_its_record() {
        forged.put("akkoord", 3L);
        joined.put("akkoord", Set.of("VL"));
        requests(1);
        joined.put("akkoord", Set.of("VL", "NL"));
        requests(1);
        assertThat(confirmed).isEmpty();
        forged.put("akkoord", 4L);
        requests(1);
        assertThat(confirmed).containsExactly("akkoord");
    }

    private void requests(int many) {
        var reader = new Caller("nl", "app", "NL", "szw", Set.of("reader"), Set.of("akkoord:read"));
        var request = new MockHttpServletRequest("GET", "/dossiers");
        request.setUserPrincipal(new TestingAuthenticationToken(reader, null));
        for (int one = 0; one < many; one++) {
            assertThat(again.preHandle(request, new MockHttpServletResponse(), this))
                    .isTrue();
        }
    }
}
