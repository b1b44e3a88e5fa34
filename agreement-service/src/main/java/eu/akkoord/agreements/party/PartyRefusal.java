package eu.akkoord.agreements.party;

import java.util.List;

/** Why a party is not registered or changed as asked. */
public abstract sealed class PartyRefusal extends RuntimeException {
    private PartyRefusal(String message) {
        super(message);
    }

    /**
     * One thing that is wrong with what was given.
     *
     * @param pointer JSON pointer to the property
     * @param detail what is wrong, in Dutch
     */
    public record Fault(String pointer, String value, String detail) {}

    /** No such party, or not yet at the moment asked for. */
    public static final class UnknownParty extends PartyRefusal {
        public UnknownParty(String code) {
            super("There is no party %s".formatted(code));
        }
    }

    /** A party is written by its own officers only. */
    public static final class NotYours extends PartyRefusal {
        public NotYours(String code) {
            super("Party %s is written by its own officers only".formatted(code));
        }
    }

    /** What is given contradicts itself. */
    public static final class Contradiction extends PartyRefusal {
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
