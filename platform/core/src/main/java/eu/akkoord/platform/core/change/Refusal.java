package eu.akkoord.platform.core.change;

import eu.akkoord.platform.core.message.Codes;
import eu.akkoord.platform.core.message.Message;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** A reason to refuse an operation. Refusals of one feature alone are declared by that feature. */
public abstract sealed class Refusal extends RuntimeException {
    private final transient Message detail;

    /** @param code of the message that says why */
    private Refusal(String message, String code, Object... arguments) {
        super(message);
        this.detail = Message.of(code, arguments);
    }

    /** Returns why, for who is refused. */
    public Message detail() {
        return detail;
    }

    /** Returns an argument that says a code with what it is called in each language. */
    public static Object inWords(String code) {
        return Codes.of(code);
    }

    /** Returns an argument that says codes with what each is called in each language. */
    public static Object inWords(Collection<String> codes) {
        return Codes.of(codes);
    }

    /** It does not exist, did not yet at that moment, or may not be seen: these look the same. */
    public static final class Absent extends Refusal {
        public Absent(String id) {
            super("%s is not there for this reader".formatted(id), "id.absent");
        }
    }

    /** It may be seen, but not written by this caller. */
    public static final class NotYours extends Refusal {
        public NotYours(String id) {
            this(id, "party.mayNotWrite");
        }

        /**
         * A property that others may change.
         *
         * @param property the name that the contract gives it
         * @param whose code of the message that says whose it is to change
         */
        public static NotYours property(String property, String whose) {
            return new NotYours(property, "property.ofOthers", property, Message.of(whose));
        }

        /** @param code of the message that says why not */
        public NotYours(String id, String code, Object... arguments) {
            super("%s is not this writer's to change".formatted(id), code, arguments);
        }
    }

    /** A party would lose what it could read and what speaks of it, and not by its own hand. */
    public static final class ShutsOut extends Refusal {
        private final String party;

        /** @param party code of the party that would lose it */
        public ShutsOut(String party) {
            super("%s would be shut out".formatted(party), "party.shutOut", party);
            this.party = party;
        }

        public String party() {
            return party;
        }
    }

    /** It is not one side's to change: it is to be offered to the others. */
    public static final class ConsentNeeded extends Refusal {
        /** @param code of the message that says what needs whose consent */
        public ConsentNeeded(String code, Object... arguments) {
            super(code, code, arguments);
        }
    }

    /** It may be changed, but not in this way without a role that this writer does not have. */
    public static final class RoleNeeded extends Refusal {
        public RoleNeeded(String role) {
            super("This needs the role %s".formatted(role), "role.needed", Codes.of(role));
        }
    }

    /** From where it stands it cannot go there. */
    public static final class WrongStage extends Refusal {
        private final transient List<String> allowed;

        /** From here it can go nowhere. */
        public WrongStage(String code, Object... arguments) {
            this(List.of(), code, arguments);
        }

        /**
         * @param allowed the words of the stages it can go to
         * @param code of the message that says why not
         */
        public WrongStage(Collection<String> allowed, String code, Object... arguments) {
            super(code, code, arguments);
            this.allowed = allowed.stream().sorted().toList();
        }

        /** The common case: it stands at one stage and another was asked. */
        public static WrongStage between(String from, String asked, Collection<String> allowed) {
            return new WrongStage(allowed, "stage.between", Codes.of(from), Codes.of(asked));
        }

        public List<String> allowed() {
            return allowed;
        }
    }

    /** Refuses what would take away, or bring back, what is registered for good, or add to it beyond its bound. */
    public static final class Permanent extends Refusal {
        /** @param code of the message that says what stays, and what can be done instead */
        public Permanent(String code, Object... arguments) {
            super(code, code, arguments);
        }
    }

    /** It is about a person who is there already; only who may know that is told so. */
    public static final class SamePerson extends Refusal {
        private final String id;
        private final URI first;

        /**
         * @param id of what is there for that person
         * @param first its address
         * @param code of the message that says what is the same, and what can be done
         */
        public SamePerson(String id, URI first, String code) {
            super("%s is about the same person".formatted(id), code);
            this.id = id;
            this.first = first;
        }

        public String id() {
            return id;
        }

        public URI first() {
            return first;
        }
    }

    /** This change needs a reason. */
    public static final class MissingReason extends Refusal {
        public MissingReason() {
            this("reason.missing");
        }

        /** @param code of the message that says why it needs one */
        public MissingReason(String code) {
            super("This change needs a reason", code);
        }
    }

    /** Something is named that is not known here, or that the writer may not see. */
    public static final class UnknownReferences extends Refusal {
        private final transient List<Fault> unknown;

        public UnknownReferences(List<Fault> unknown) {
            super("%d unknown references".formatted(unknown.size()), "references.unknown", places(unknown));
            this.unknown = List.copyOf(unknown);
        }

        private static String places(List<Fault> unknown) {
            return unknown.stream()
                    .map(named -> "%s (%s)".formatted(named.pointer(), named.value()))
                    .collect(Collectors.joining(", "));
        }

        public List<Fault> unknown() {
            return unknown;
        }
    }

    /** It would open something by a copy of which its owner says otherwise; nothing is opened until they agree. */
    public static final class Unconfirmed extends Refusal {
        /** @param copied what the copy is of */
        public Unconfirmed(String copied) {
            super("The copy of %s is not what its owner says".formatted(copied), "copy.unconfirmed");
        }
    }

    /** A refusal of input that contradicts itself. */
    public static final class Contradiction extends Refusal {
        private final transient List<Fault> faults;

        public Contradiction(List<Fault> faults) {
            super("%d contradictions".formatted(faults.size()), "input.invalid");
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
