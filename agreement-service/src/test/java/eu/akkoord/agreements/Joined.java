package eu.akkoord.agreements;

import static org.assertj.core.api.Assertions.assertThat;

import eu.akkoord.platform.servers.Calls;
import eu.akkoord.platform.servers.TestTokens;
import java.util.Locale;
import java.util.Map;

/** Lets parties that an agreement names join it, each by its own coordinator. */
final class Joined {
    private Joined() {}

    static void by(Calls calls, String agreement, String... parties) throws Exception {
        for (var party : parties) {
            var answered = calls.post(
                    "/agreements/%s/offers/joining-%s/answers".formatted(agreement, party.toLowerCase(Locale.ROOT)),
                    TestTokens.staff("coordinator", party, "org"),
                    Map.of(),
                    "{'answer':'accepted','change':{'occurred':'2013-12-09'}}");
            assertThat(answered.statusCode()).as(answered.body()).isEqualTo(201);
        }
    }
}
