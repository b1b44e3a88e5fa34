package eu.akkoord.platform.desk.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoConnectionPoolClearedException;
import com.mongodb.MongoException;
import com.mongodb.MongoSocketReadTimeoutException;
import com.mongodb.ServerAddress;
import com.mongodb.connection.ClusterId;
import com.mongodb.connection.ServerId;
import eu.akkoord.platform.core.problem.Problem;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletRequest;

class StoreAdviceTest {
    private static final ServerAddress SERVER = new ServerAddress();
    private final MongoException unanswered = new MongoSocketReadTimeoutException(
            "Timeout while receiving message", SERVER, new IllegalStateException("late"));
    private final MongoException notSent =
            new MongoConnectionPoolClearedException(new ServerId(new ClusterId(), SERVER), null);

    @Test
    void a_change_without_an_answer_says_to_repeat_with_the_same_key() {
        var answer = answer("POST", "/akkoord/v1/dossiers", unanswered);

        assertThat(answer.getStatusCode().value()).isEqualTo(504);
        assertThat(Objects.requireNonNull(answer.getBody()).getDetail()).contains("met dezelfde Idempotency-Key");
        assertThat(answer.getHeaders().getFirst(HttpHeaders.RETRY_AFTER)).isNotNull();
    }

    @Test
    void what_was_never_sent_and_what_only_reads_may_simply_be_asked_again() {
        for (var answer : new ResponseEntity<?>[] {
            answer("POST", "/akkoord/v1/dossiers", notSent),
            answer("GET", "/akkoord/v1/dossiers/a", unanswered),
            answer("POST", "/akkoord/v1/dossiers/query", unanswered)
        }) {
            assertThat(answer.getStatusCode().value()).isEqualTo(503);
            assertThat(answer.getHeaders().getFirst(HttpHeaders.RETRY_AFTER)).isNotNull();
        }
    }

    private static ResponseEntity<Problem> answer(String method, String path, MongoException failure) {
        return new StoreAdvice().failed(failure, new MockHttpServletRequest(method, path));
    }
}
