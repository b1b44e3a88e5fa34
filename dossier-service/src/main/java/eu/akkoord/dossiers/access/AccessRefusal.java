package eu.akkoord.dossiers.access;

import java.util.List;

/** Why someone may not do this to a dossier or a visit. */
public abstract sealed class AccessRefusal extends RuntimeException {
    private AccessRefusal(String message) {
        super(message);
    }

    /** It does not exist, or may not be seen: the two look the same. */
    public static final class Invisible extends AccessRefusal {
        public Invisible(String id) {
            super("%s is not there for this reader".formatted(id));
        }
    }

    /** It may be seen but not written by this party. */
    public static final class NotYours extends AccessRefusal {
        public NotYours(String id) {
            super("%s is not this writer's to change".formatted(id));
        }
    }

    /** Something is named that we have not heard of or that the writer may not see. */
    public static final class UnknownReferences extends AccessRefusal {
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
    public static final class Contradiction extends AccessRefusal {
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
