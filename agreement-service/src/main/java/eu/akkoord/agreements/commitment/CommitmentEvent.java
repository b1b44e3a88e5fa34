package eu.akkoord.agreements.commitment;

import eu.akkoord.platform.core.change.CommonEvent;
import java.time.LocalDate;
import java.util.Map;

/** An event that only commitments have: a party confirmed something. */
public sealed interface CommitmentEvent extends CommonEvent.Special {
    /** Returns the code of the one that did. */
    String party();

    @Override
    default Map<String, ?> data() {
        return Map.of("party", party());
    }

    /** Confirmed that it was made as stated. */
    record CommitmentConfirmed(LocalDate occurred, String party) implements CommitmentEvent {
        @Override
        public String type() {
            return "confirmed";
        }
    }

    /** Confirmed that it was kept. */
    record CommitmentFulfilmentConfirmed(LocalDate occurred, String party) implements CommitmentEvent {
        @Override
        public String type() {
            return "fulfilmentConfirmed";
        }
    }
}
