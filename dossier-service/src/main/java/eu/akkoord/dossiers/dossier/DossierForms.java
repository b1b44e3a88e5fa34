package eu.akkoord.dossiers.dossier;

import eu.akkoord.dossiers.agreement.Agreement;
import eu.akkoord.dossiers.dossier.DossierFacts.Theme;
import eu.akkoord.dossiers.dossier.DossierStatus.Active;
import eu.akkoord.dossiers.dossier.DossierStatus.Closed;
import eu.akkoord.dossiers.dossier.DossierStatus.Proposed;
import eu.akkoord.dossiers.dossier.DossierStatus.Suspended;
import eu.akkoord.platform.core.facts.Kind;
import eu.akkoord.platform.core.facts.State;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The declaration of a dossier's properties: which are stored, shown, listed and published. */
public final class DossierForms {
    private static final State<Dossier> STATE = State.of(Dossier.class).build();

    /** A list shows no more than whoever may see the dossier may know; the world is told no free text, which may name persons. */
    public static final Kind<Dossier, DossierFacts> DOSSIERS = Kind.of(
                    "dossiers", "dossier", STATE, Dossier::id, DossierFacts.FORM, Dossier::facts)
            .saysAll("contributors", String.class, Dossier::contributors)
            .stands(
                    dossier -> dossier.status().stage(),
                    dossier -> dossier.status().since(),
                    DossierForms::reason)
            .isOverAt(DossierStage.CLOSED)
            .isOpenedBy("owner", "confidentiality", "sharedWith")
            .listsElsewhere("themes", ".agreement", ".code", ".label")
            .listsElsewhere("parties", "")
            .lists("""
                    title status since period agreements themes parties owner { party organisation }
                    responsibles { party organisation } confidentiality
                    """)
            .tables("summary references { source id party } contributors sharedWith reason")
            .tells("""
                    title agreements themes { agreement code } owner { party organisation }
                    responsibles { party organisation } period references { source id party } contributors sharedWith
                    milestones? confidentiality status since
                    """)
            .build();

    private DossierForms() {}

    /**
     * Theme as a list shows it.
     *
     * @param label absent as long as we have not heard of it
     */
    public record LabelledTheme(
            String agreement, String code, @Nullable String label) {
        public static LabelledTheme of(Theme theme, Map<String, Agreement> known) {
            var agreement = known.get(theme.agreement());
            var label = agreement == null ? null : agreement.themes().get(theme.code());
            return new LabelledTheme(theme.agreement(), theme.code(), label);
        }
    }

    private static @Nullable String reason(Dossier dossier) {
        return switch (dossier.status()) {
            case Proposed proposed -> null;
            case Active active -> null;
            case Suspended suspended -> suspended.reason();
            case Closed closed -> closed.reason();
        };
    }
}
