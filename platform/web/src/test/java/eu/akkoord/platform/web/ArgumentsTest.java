package eu.akkoord.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.change.Repeat;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.core.MethodParameter;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.web.context.request.ServletWebRequest;
import tools.jackson.databind.json.JsonMapper;

/** Recognises a repeated creation. */
class ArgumentsTest {
    @Test
    void attack_another_person_of_the_same_client_repeats_nothing() throws Exception {
        assertThat(repeat("one", "client"))
                .isNotNull()
                .isEqualTo(repeat("one", "client"))
                .isNotEqualTo(repeat("other", "client"))
                .isNotEqualTo(repeat("one", "another"));
    }

    private static @Nullable Object repeat(String subject, String client) throws Exception {
        var request = new MockHttpServletRequest("POST", "/");
        request.addHeader("Idempotency-Key", "key");
        request.setAttribute(ReadRequest.FINGERPRINT, "print");
        request.setUserPrincipal(new TestingAuthenticationToken(
                new Caller(subject, client, "VL", "abb", Set.of("officer"), Set.of()), null));
        var created = new MethodParameter(Creating.class.getDeclaredMethod("create", Repeat.class), 0);
        return new Arguments(JsonMapper.shared()).resolveArgument(created, null, new ServletWebRequest(request), null);
    }

    /** Stands for a controller. */
    interface Creating {
        void create(Repeat repeat);
    }
}
