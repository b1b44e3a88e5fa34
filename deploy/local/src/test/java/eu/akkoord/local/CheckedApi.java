package eu.akkoord.local;

import static org.assertj.core.api.Assertions.assertThat;

import eu.akkoord.platform.web.Contract;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Objects;

/** The API, of which every answer is held to the contract. */
final class CheckedApi extends Api {
    private static final Contract CONTRACT =
            Contract.read(Objects.requireNonNull(CheckedApi.class.getResourceAsStream("/contract/openapi.yaml")));

    CheckedApi(Installation installation) {
        super(installation);
    }

    @Override
    HttpResponse<String> call(String client, String method, String path, Map<String, String> headers, String body) {
        var answer = super.call(client, method, path, headers, body);
        assertThat(CONTRACT.checkAnswer(
                        method,
                        CONTRACT.base() + path.replaceFirst("[?].*", ""),
                        answer.statusCode(),
                        answer.headers().firstValue("Content-Type").orElse(null),
                        answer.body()))
                .as("%s %s", method, path)
                .isEmpty();
        assertThat(answer.headers().firstValue("Api-Version")).hasValue(CONTRACT.version());
        return answer;
    }
}
