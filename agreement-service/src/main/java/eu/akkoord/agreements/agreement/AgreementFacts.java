package eu.akkoord.agreements.agreement;

import eu.akkoord.platform.desk.Fault;
import eu.akkoord.platform.desk.Refusal;
import eu.akkoord.platform.time.Period;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an officer writes about an agreement.
 *
 * @param parties codes of two or more parties
 * @param signed when it was signed or announced, as precisely as the source says
 * @param review when the parties are to look at it again
 */
public record AgreementFacts(
        String title,
        List<String> parties,
        List<Theme> themes,
        @Nullable Period signed,
        @Nullable Period review,
        @Nullable String summary,
        List<Relation> relations) {
    /** @throws Refusal.Contradiction when there are fewer than two different parties, or two themes bear the same code */
    public AgreementFacts {
        parties = List.copyOf(parties);
        themes = List.copyOf(themes);
        relations = List.copyOf(relations);
        var faults = new ArrayList<Fault>();
        if (new HashSet<>(parties).size() < 2) {
            faults.add(new Fault(
                    "/parties", String.join(", ", parties), "Een akkoord heeft twee of meer verschillende partijen"));
        }
        var codes = new HashSet<String>();
        for (int i = 0; i < themes.size(); i++) {
            var code = themes.get(i).code();
            if (!codes.add(code)) {
                faults.add(new Fault("/themes/%d/code".formatted(i), code, "Elk thema heeft een eigen code"));
            }
        }
        Refusal.Contradiction.of(faults);
    }
}
