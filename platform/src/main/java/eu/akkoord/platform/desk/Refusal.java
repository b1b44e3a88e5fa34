package eu.akkoord.platform.desk;

import java.util.Collection;
import java.util.List;

/** Why something is not done as asked. What only one feature can refuse is a refusal of that feature. */
public abstract sealed class Refusal extends RuntimeException {
    private Refusal(String message) {
        super(message);
    }

    /** It does not exist, did not yet at that moment, or may not be seen: these look the same. */
    public static final class Absent extends Refusal {
        public Absent(String id) {
            super("%s is not there for this reader".formatted(id));
        }
    }

    /** It may be seen, but not written by this caller. */
    public static final class NotYours extends Refusal {
        private final String detail;

        public NotYours(String id) {
            this(id, "Uw partij mag dit niet schrijven");
        }

        /**
         * A property that others may change.
         *
         * @param property the name that the contract gives it
         * @param whose may change it, in Dutch, such as {@code medewerkers van de gastheer}
         */
        public static NotYours property(String property, String whose) {
            return new NotYours(property, "`%s` is hier voor %s".formatted(property, whose));
        }

        /** @param detail why not, in Dutch */
        public NotYours(String id, String detail) {
            super("%s is not this writer's to change".formatted(id));
            this.detail = detail;
        }

        public String detail() {
            return detail;
        }
    }

    /** A party would lose what it could read and what speaks of it, and not by its own hand. */
    public static final class ShutsOut extends Refusal {
        private final String party;

        /** @param party code of the party that would lose it */
        public ShutsOut(String party) {
            super("%s would be shut out".formatted(party));
            this.party = party;
        }

        public String party() {
            return party;
        }
    }

    /** It is not one side's to change: it is to be offered to the others. */
    public static final class ConsentNeeded extends Refusal {
        private final String detail;

        /** @param detail what needs whose consent, in Dutch */
        public ConsentNeeded(String detail) {
            super(detail);
            this.detail = detail;
        }

        public String detail() {
            return detail;
        }
    }

    /** It may be changed, but not in this way without a role that this writer does not have. */
    public static final class RoleNeeded extends Refusal {
        private final String role;

        public RoleNeeded(String role) {
            super("This needs the role %s".formatted(role));
            this.role = role;
        }

        public String role() {
            return role;
        }
    }

    /** From where it stands it cannot go there. */
    public static final class WrongStage extends Refusal {
        private final String detail;
        private final transient List<String> allowed;

        /**
         * @param detail why not, in Dutch
         * @param allowed the words of the stages it can go to
         */
        public WrongStage(String detail, Collection<String> allowed) {
            super(detail);
            this.detail = detail;
            this.allowed = allowed.stream().sorted().toList();
        }

        /** The common case: it stands at one stage and another was asked. */
        public static WrongStage between(String from, String asked, Collection<String> allowed) {
            return new WrongStage("Van %s kan het niet naar %s".formatted(from, asked), allowed);
        }

        public String detail() {
            return detail;
        }

        public List<String> allowed() {
            return allowed;
        }
    }

    /** This change needs a reason. */
    public static final class MissingReason extends Refusal {
        public MissingReason() {
            super("This change needs a reason");
        }
    }

    /** Something is named that is not known here, or that the writer may not see. */
    public static final class UnknownReferences extends Refusal {
        private final transient List<Fault> unknown;

        public UnknownReferences(List<Fault> unknown) {
            super("%d unknown references".formatted(unknown.size()));
            this.unknown = List.copyOf(unknown);
        }

        public List<Fault> unknown() {
            return unknown;
        }
    }

    /** It would open something by a copy of which its owner says otherwise; nothing is opened until they agree. */
    public static final class Unconfirmed extends Refusal {
        /** @param copied what the copy is of */
        public Unconfirmed(String copied) {
            super("The copy of %s is not what its owner says".formatted(copied));
        }
    }

    /** What is given contradicts itself. */
    public static final class Contradiction extends Refusal {
        private final transient List<Fault> faults;

        public Contradiction(List<Fault> faults) {
            super("%d contradictions".formatted(faults.size()));
            this.faults = List.copyOf(faults);
        }

        public Contradiction(Fault... faults) {
            this(List.of(faults));
        }

        /** Refuses when there is any. */
        public static void of(List<Fault> faults) {
            if (!faults.isEmpty()) {
                throw new Contradiction(faults);
            }
        }

        public List<Fault> faults() {
            return faults;
        }
    }
}
