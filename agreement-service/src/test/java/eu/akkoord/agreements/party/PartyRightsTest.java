package eu.akkoord.agreements.party;

import static org.assertj.core.api.Assertions.assertThat;

import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.change.Fault;
import eu.akkoord.platform.core.change.Refusal;
import eu.akkoord.platform.core.message.Message;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Tells a party what is wrong with the end of its organisations, and nobody but itself may write it. */
class PartyRightsTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 7, 1);

    @Test
    void what_is_wrong_with_an_end_is_said() {
        assertThat(wrong(organisation("abb", FIRST, null))).containsExactly("organisation.endWithoutSuccessor");
        assertThat(wrong(organisation("abb", FIRST, "szw"))).containsExactly("organisation.foreignSuccessor");
        assertThat(wrong(
                        organisation("abb", FIRST.plusDays(1), "dbv"),
                        organisation("dbv", FIRST, "vdab"),
                        organisation("vdab", null, null)))
                .containsExactly("organisation.endedSuccessor");
        assertThat(wrong(organisation("abb", FIRST, "abb"))).containsExactly("organisation.endlessSuccession");
    }

    private static List<String> wrong(Organisation... organisations) {
        try {
            new PartyFacts(new PartyNames("Vlaanderen", null, null, null), List.of(organisations));
            return List.of();
        } catch (Refusal.Contradiction refused) {
            return refused.faults().stream()
                    .map(Fault::detail)
                    .map(Message::code)
                    .toList();
        }
    }

    private static Organisation organisation(String id, @Nullable LocalDate ended, @Nullable String successor) {
        return new Organisation(id, id, null, null, null, ended, successor);
    }

    @Test
    void a_party_is_read_by_all_and_written_by_itself_alone() {
        var rights = new PartyRights();
        var party = new Party("VL", new PartyFacts(new PartyNames("Vlaanderen", null, null, null), List.of()));

        assertThat(rights.mayRead(officer("NL"), party)).isTrue();
        assertThat(rights.mayWrite(officer("VL"), party)).isTrue();
        assertThat(rights.mayWrite(officer("NL"), party)).isFalse();
        assertThat(rights.concerned(List.of(party)).apply(party)).containsExactly("VL");
    }

    private static Caller officer(String party) {
        return new Caller("issuer#o", "issuer#app", party, "abb", Set.of("officer"), Set.of());
    }
}
