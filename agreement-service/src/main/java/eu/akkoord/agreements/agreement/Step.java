package eu.akkoord.agreements.agreement;

import eu.akkoord.agreements.agreement.AgreementRefusal.Contradiction;
import eu.akkoord.agreements.agreement.AgreementRefusal.Fault;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A step in an agreement's life that an officer asks for.
 *
 * @param party who approves; given with {@code APPROVED} and only then
 */
public record Step(AgreementStage to, @Nullable String party) {
    /** @throws Contradiction when an approval names no party, or another step names one */
    public Step {
        if (to == AgreementStage.APPROVED && party == null) {
            throw new Contradiction(List.of(new Fault("/party", "", "Bij approved hoort de partij die goedkeurt")));
        }
        if (to != AgreementStage.APPROVED && party != null) {
            throw new Contradiction(List.of(new Fault("/party", party, "Een partij hoort alleen bij approved")));
        }
    }
}
