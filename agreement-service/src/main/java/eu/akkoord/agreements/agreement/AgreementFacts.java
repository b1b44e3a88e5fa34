package eu.akkoord.agreements.agreement;

import eu.akkoord.platform.core.change.Fault;
import eu.akkoord.platform.core.change.Refusal;
import eu.akkoord.platform.core.facts.Code;
import eu.akkoord.platform.core.facts.Facts;
import eu.akkoord.platform.core.time.Period;
import eu.akkoord.platform.desk.consent.Represented;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The facts of an agreement, as an officer writes them.
 *
 * @param parties codes of two or more parties
 * @param signed day of the signature or the announcement, as precisely as the source says
 * @param review day on which the parties are to look at it again
 * @param represented those of its parties that had nobody of their own when it was written; absent where there were none
 */
public record AgreementFacts(
        String title,
        List<@Code String> parties,
        List<Theme> themes,
        @Nullable Period signed,
        @Nullable Period review,
        @Nullable String summary,
        List<Relation> relations,
        @Nullable List<Represented> represented) {
    /** All forms of the facts of an agreement. */
    public static final Facts<AgreementFacts> FORM = Facts.of(AgreementFacts.class);

    /** Makes the facts of an agreement whose parties all act for themselves. */
    public AgreementFacts(
            String title,
            List<String> parties,
            List<Theme> themes,
            @Nullable Period signed,
            @Nullable Period review,
            @Nullable String summary,
            List<Relation> relations) {
        this(title, parties, themes, signed, review, summary, relations, null);
    }

    /** @throws Refusal.Contradiction when there are fewer than two different parties, or two themes bear the same code */
    public AgreementFacts {
        parties = List.copyOf(parties);
        themes = List.copyOf(themes);
        relations = List.copyOf(relations);
        var faults = new ArrayList<Fault>();
        if (new HashSet<>(parties).size() < 2) {
            faults.add(new Fault("/parties", String.join(", ", parties), "agreement.tooFewParties"));
        }
        var codes = new HashSet<String>();
        for (int i = 0; i < themes.size(); i++) {
            var code = themes.get(i).code();
            if (!codes.add(code)) {
                faults.add(new Fault("/themes/%d/code".formatted(i), code, "theme.twice"));
            }
        }
        Refusal.Contradiction.of(faults);
    }

    /** The same, with these of its parties represented. */
    AgreementFacts represented(@Nullable List<Represented> some) {
        return FORM.with(this, AgreementFacts::represented, some);
    }

    /** Tells whether a party has nobody of its own who could answer. */
    boolean isRepresented(String party) {
        return Represented.parties(represented).contains(party);
    }
}
