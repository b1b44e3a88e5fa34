package eu.akkoord.dossiers.dossier;

import java.util.Set;

/** Why a dossier does not do what is asked of it. */
public abstract sealed class DossierRefusal extends RuntimeException {
    private DossierRefusal(String message) {
        super(message);
    }

    /** From where it stands it cannot go there. */
    public static final class WrongStage extends DossierRefusal {
        private final DossierStage from;
        private final DossierStage asked;
        private final Set<DossierStage> allowed;

        public WrongStage(DossierStage from, DossierStage asked, Set<DossierStage> allowed) {
            super("From %s a dossier cannot become %s".formatted(from, asked));
            this.from = from;
            this.asked = asked;
            this.allowed = allowed;
        }

        public DossierStage from() {
            return from;
        }

        public DossierStage asked() {
            return asked;
        }

        public Set<DossierStage> allowed() {
            return allowed;
        }
    }

    /** Suspending, closing, reopening and lowering the confidentiality need a reason. */
    public static final class MissingReason extends DossierRefusal {
        public MissingReason() {
            super("This change of a dossier needs a reason");
        }
    }
}
