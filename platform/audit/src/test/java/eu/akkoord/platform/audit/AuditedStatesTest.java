package eu.akkoord.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;

import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.desk.Mentions;
import eu.akkoord.platform.desk.Visibility;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Auditors are shown of a stored state only the references that their party may know. */
class AuditedStatesTest {
    private static final Caller AUDITOR = new Caller("s", "c", "NL", "bzk", Set.of("auditor"), Set.of());

    @Test
    void attack_a_state_names_what_the_auditors_party_may_not_know() {
        var stored = Map.<String, Object>of(
                "things", List.of("open", "hidden"), "about", Map.of("thing", "hidden"), "title", "hidden");
        assertThat(states("/note/things", "/note/about/thing").shown("notes", stored, AUDITOR))
                .isEqualTo(Map.of("things", List.of("open"), "about", Map.of(), "title", "hidden"));
    }

    @Test
    void attack_an_offer_in_a_state_names_what_the_auditors_party_may_not_know() {
        var offer = Map.of(
                "awaits",
                List.of("NL"),
                "content",
                Map.of("things", List.of("hidden", "open")),
                "by",
                Map.of("party", "VL"));
        var shown = states("/note/things").shown("notes", Map.of("offers", List.of(offer)), AUDITOR);
        assertThat(shown.toString()).contains("open").doesNotContain("hidden");
    }

    private static AuditedStates states(String... places) {
        return new AuditedStates(Stream.of(new Naming(List.of(places))), Stream.of(new OpenOnes()), List.of());
    }

    private record Naming(List<String> where) implements Mentions {
        @Override
        public String collection() {
            return "notes";
        }

        @Override
        public Map<String, String> places() {
            return where.stream().collect(Collectors.toMap(place -> place, place -> "things"));
        }
    }

    private record OpenOnes() implements Visibility {
        @Override
        public String collection() {
            return "things";
        }

        @Override
        public Set<String> readableIds(Collection<String> ids, Caller reader) {
            return ids.contains("open") ? Set.of("open") : Set.of();
        }
    }
}
