package eu.akkoord.agreements;

import static org.assertj.core.api.Assertions.assertThat;

import eu.akkoord.platform.servicetest.Calls;
import eu.akkoord.platform.test.TestTokens;
import java.util.Locale;
import java.util.Map;

/** Lets parties that an agreement names join it, each by its own coordinator. */
final class Joined {
    private Joined() {}

    static void by(Calls calls, String agreement, String... parties) throws Exception {
        for (var party : parties) {
            var offer = "/agreements/%s/offers/joining-%s".formatted(agreement, party.toLowerCase(Locale.ROOT));
            var coordinator = TestTokens.staff("coordinator", party, "org");
            var answered = calls.post(
                    offer + "/answers",
                    coordinator,
                    Map.of("If-Match", Calls.etag(calls.get(offer, coordinator))),
                    "{'answer':'accepted','change':{'occurred':'2013-12-09'}}");
            assertThat(answered.statusCode()).as(answered.body()).isEqualTo(201);
        }
    }
}
