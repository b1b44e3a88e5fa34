package eu.akkoord.dossiers.visit;

import java.util.Set;

/** Why a visit does not do what is asked of it. */
public abstract sealed class VisitRefusal extends RuntimeException {
    private VisitRefusal(String message) {
        super(message);
    }

    /** From where it stands it cannot go there. */
    public static final class WrongStage extends VisitRefusal {
        private final VisitStage from;
        private final VisitStage asked;
        private final Set<VisitStage> allowed;

        public WrongStage(VisitStage from, VisitStage asked, Set<VisitStage> allowed) {
            super("From %s a visit cannot become %s".formatted(from, asked));
            this.from = from;
            this.asked = asked;
            this.allowed = allowed;
        }

        public VisitStage from() {
            return from;
        }

        public VisitStage asked() {
            return asked;
        }

        public Set<VisitStage> allowed() {
            return allowed;
        }
    }

    /** Cancelling and lowering the confidentiality need a reason. */
    public static final class MissingReason extends VisitRefusal {
        public MissingReason() {
            super("This change of a visit needs a reason");
        }
    }
}
