package eu.akkoord.agreements.agreement;

import java.util.List;
import java.util.Set;

/** Why an agreement is not registered or changed as asked. */
public abstract sealed class AgreementRefusal extends RuntimeException {
    private AgreementRefusal(String message) {
        super(message);
    }

    /**
     * One thing that is wrong with what was given.
     *
     * @param pointer JSON pointer to the property
     * @param detail what is wrong, in Dutch
     */
    public record Fault(String pointer, String value, String detail) {}

    /**
     * A party or an agreement that is named and not registered here.
     *
     * @param pointer JSON pointer to where it is named
     */
    public record Named(String pointer, String value) {}

    /** No such agreement, or not yet at the moment asked for. */
    public static final class UnknownAgreement extends AgreementRefusal {
        public UnknownAgreement(String id) {
            super("There is no agreement %s".formatted(id));
        }
    }

    /** An agreement is written by officers of its parties only. */
    public static final class NotYours extends AgreementRefusal {
        public NotYours(String id) {
            super("Agreement %s is written by officers of its parties only".formatted(id));
        }
    }

    /** From where it stands it cannot go there. */
    public static final class WrongStage extends AgreementRefusal {
        private final AgreementStage from;
        private final AgreementStage asked;
        private final Set<AgreementStage> allowed;

        public WrongStage(AgreementStage from, AgreementStage asked, Set<AgreementStage> allowed) {
            super("From %s an agreement cannot become %s".formatted(from, asked));
            this.from = from;
            this.asked = asked;
            this.allowed = Set.copyOf(allowed);
        }

        public AgreementStage from() {
            return from;
        }

        public AgreementStage asked() {
            return asked;
        }

        public Set<AgreementStage> allowed() {
            return allowed;
        }
    }

    /** A party approves a treaty once. */
    public static final class ApprovedBefore extends AgreementRefusal {
        private final String party;
        private final Set<AgreementStage> allowed;

        public ApprovedBefore(String party, Set<AgreementStage> allowed) {
            super("%s has approved it before".formatted(party));
            this.party = party;
            this.allowed = Set.copyOf(allowed);
        }

        public String party() {
            return party;
        }

        public Set<AgreementStage> allowed() {
            return allowed;
        }
    }

    /** Something is named that is not registered. */
    public static final class UnknownReferences extends AgreementRefusal {
        private final transient List<Named> unknown;

        public UnknownReferences(List<Named> unknown) {
            super("%d unknown references".formatted(unknown.size()));
            this.unknown = List.copyOf(unknown);
        }

        public List<Named> unknown() {
            return unknown;
        }
    }

    /** What is given contradicts itself. */
    public static final class Contradiction extends AgreementRefusal {
        private final transient List<Fault> faults;

        public Contradiction(List<Fault> faults) {
            super("%d contradictions".formatted(faults.size()));
            this.faults = List.copyOf(faults);
        }

        public List<Fault> faults() {
            return faults;
        }
    }
}
