package eu.akkoord.dossiers;

import static eu.akkoord.platform.servicetest.Calls.good;
import static eu.akkoord.platform.servicetest.Calls.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import eu.akkoord.dossiers.access.GrantDesk;
import eu.akkoord.platform.test.TestTokens;
import java.util.ArrayList;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Grants that a killed process has written and not judged, as they stand in the store. */
class LeftGrantsIT extends TwoPartiesCase {
    private static final String OFFICER = TestTokens.officer("VL", "abb");
    private static final String COLLEAGUE = TestTokens.officer("VL", "vdab");
    private static final String DOSSIER = "/dossiers/ongeoordeeld";

    @Autowired
    private GrantDesk grants;

    @Autowired
    private MongoDatabase database;

    @Test
    void a_grant_that_was_given_by_what_is_no_more_is_withdrawn_once_and_shown_so() throws Exception {
        good(service.send("POST", "/dossiers", OFFICER, null, """
                {'id': 'ongeoordeeld', 'title': 'Dossier', 'agreements': ['vl-nl-integratie-2013'],
                 'confidentiality': 'restricted'}"""));
        var given = good(service.send("POST", DOSSIER + "/grants", OFFICER, null, """
                {'party': 'VL', 'organisation': 'vdab', 'change': {'reason': 'leest mee'}}"""));
        assertThat(notes()).isZero();
        assertThat(service.get(DOSSIER, COLLEAGUE).statusCode()).isEqualTo(200);

        left("2020-01-01T00:00:00Z", "iemand anders", "hetzelfde niet");
        grants.judgeLeft();
        assertThat(service.get(DOSSIER, COLLEAGUE).statusCode())
                .as("a change of another is left alone")
                .isEqualTo(200);

        var by = good(service.get(DOSSIER + "/grants", OFFICER))
                .at("/items/0/subject")
                .asString();
        left("2999-01-01T00:00:00Z", by, "hetzelfde niet");
        grants.judgeLeft();
        assertThat(service.get(DOSSIER, COLLEAGUE).statusCode())
                .as("its process may be at work")
                .isEqualTo(200);
        left("2020-01-01T00:00:00Z", by, "hetzelfde niet");
        grants.judgeLeft();
        refused(service.get(DOSSIER, COLLEAGUE), 404, "resourceNotFound");
        assertThat(good(service.get(DOSSIER + "/grants", OFFICER))
                        .path("items")
                        .valueStream()
                        .filter(one -> one.path("id").equals(given.path("id")))
                        .allMatch(one -> one.has("withdrawn")))
                .isTrue();
        assertThat(notes()).isZero();
    }

    private void left(String since, String subject, String ground) {
        database.getCollection("grant_notes").deleteOne(new Document("_id", "achtergelaten"));
        database.getCollection("grant_notes")
                .insertOne(new Document("_id", "achtergelaten")
                        .append("collection", "dossiers")
                        .append("thing", "ongeoordeeld")
                        .append("ground", ground)
                        .append("revision", 1L)
                        .append("subject", subject)
                        .append("since", since));
    }

    private int notes() {
        return database.getCollection("grant_notes")
                .find()
                .into(new ArrayList<>())
                .size();
    }
}
