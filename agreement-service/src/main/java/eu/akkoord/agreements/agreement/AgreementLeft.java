package eu.akkoord.agreements.agreement;

import eu.akkoord.platform.core.change.CommonEvent;
import java.time.LocalDate;
import java.util.Map;

/** @param party code of the one that left */
public record AgreementLeft(LocalDate occurred, String party) implements CommonEvent.Special {
    @Override
    public String type() {
        return "left";
    }

    @Override
    public Map<String, ?> data() {
        return Map.of("party", party);
    }
}
