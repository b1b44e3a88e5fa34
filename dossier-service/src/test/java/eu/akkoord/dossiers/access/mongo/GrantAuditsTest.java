package eu.akkoord.dossiers.access.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import eu.akkoord.dossiers.access.Grant;
import eu.akkoord.dossiers.access.Grantee;
import eu.akkoord.dossiers.access.Recovery;
import eu.akkoord.dossiers.party.Organisation;
import eu.akkoord.platform.store.Actor;
import eu.akkoord.platform.store.HistoryRecord;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** NL and LU each have a grant on a thing that VL has asked to recover. */
class GrantAuditsTest {
    private static final List<String> STRUCK = List.of("/grants/0/given/reason", "/recoveries/0/asked/reason");

    @ParameterizedTest
    @CsvSource({"VL, aan-nl aan-lu", "NL, aan-nl", "LU, aan-lu", "FR, ''"})
    void each_is_shown_the_grants_that_concern_it(String party, String ids) {
        assertThat(shown(change("VL", null), party, "grants")).isEqualTo(ids);
    }

    @ParameterizedTest
    @CsvSource({"VL, ''", "NL, aan-nl aan-lu", "LU, aan-lu"})
    void what_lapsed_since_its_owner_gave_the_thing_away_is_that_owners(String party, String ids) {
        assertThat(shown(change("VL", "NL"), party, "grants")).isEqualTo(ids);
    }

    @ParameterizedTest
    @CsvSource({"VL, herstel", "NL, ''", "LU, ''"})
    void a_recovery_is_shown_to_the_party_that_asked_for_it(String party, String ids) {
        assertThat(shown(change("VL", null), party, "recoveries")).isEqualTo(ids);
    }

    @Test
    void where_a_text_was_struck_is_said_to_who_sees_all_that_it_stood_among() {
        assertThat(GrantAudits.struck(change("VL", null), "VL")).isEqualTo(STRUCK);
        assertThat(GrantAudits.struck(change("VL", null), "NL")).isEmpty();
        assertThat(GrantAudits.struck(change("NL", null), "NL")).containsExactly("/grants/0/given/reason");
    }

    private static String shown(HistoryRecord<GrantState> change, String party, String part) {
        var stored = new Document(GrantAudits.stored(change, party));
        return String.join(
                " ",
                stored.getList(part, Document.class, List.of()).stream()
                        .map(one -> one.getString("id"))
                        .toList());
    }

    private static HistoryRecord<GrantState> change(String owner, @Nullable String lapsedOf) {
        var given = new Grant.Act(LocalDate.EPOCH, Instant.EPOCH, "iemand", new Organisation("VL", "abb"), "want");
        var state = new GrantState(
                List.of(
                        grant("aan-nl", new Grantee.ToOrganisation(new Organisation("NL", "szw")), given),
                        grant("aan-lu", new Grantee.ToPerson("https://LU#iemand", "LU"), given),
                        grant("ouder", new Grantee.ToOrganisation(new Organisation("NL", "szw")), given)),
                List.of(new Recovery("herstel", new Grantee.ToPerson("iemand", "VL"), given, null, null, null)),
                List.of("aan-nl", "aan-lu", "herstel"),
                owner,
                lapsedOf);
        return new HistoryRecord<>(
                2,
                "changed",
                LocalDate.EPOCH,
                Instant.EPOCH,
                Instant.EPOCH,
                new Actor("iemand", "c", owner, "abb", null),
                "want",
                null,
                null,
                state,
                Map.of(),
                STRUCK);
    }

    private static Grant grant(String id, Grantee to, Grant.Act given) {
        return new Grant(id, to, given, null, null, null);
    }
}
