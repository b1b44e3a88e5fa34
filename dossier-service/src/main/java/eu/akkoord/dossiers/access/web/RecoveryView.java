package eu.akkoord.dossiers.access.web;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import eu.akkoord.dossiers.access.Grant;
import eu.akkoord.dossiers.access.Recovery;
import eu.akkoord.dossiers.party.Organisation;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A recovery as those whom it concerns see it; of the thing itself it says nothing.
 *
 * @param place its place among all that were ever asked for
 * @param subject who gets the grant
 * @param lapses the last day on which it can be seconded; absent once it was, or has ended
 * @param opens the day from which the grant counts; absent until it is seconded, and once it has ended
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RecoveryView(
        @JsonIgnore long place,
        URI self,
        String id,
        String status,
        String subject,
        Organisation by,
        LocalDate occurred,
        Instant registered,
        @Nullable String reason,
        @Nullable LocalDate lapses,
        @Nullable Act seconded,
        @Nullable LocalDate opens,
        @Nullable Act ended) {
    /** A step of it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Act(
            LocalDate occurred,
            Instant registered,
            Organisation by,
            @Nullable String reason) {
        static @Nullable Act of(Grant.@Nullable Act act) {
            return act == null ? null : new Act(act.occurred(), act.registered(), act.by(), act.reason());
        }
    }

    static RecoveryView of(Recovery recovery, long place, URI self, LocalDate today) {
        var asked = recovery.asked();
        var ended = recovery.ended();
        return new RecoveryView(
                place,
                self,
                recovery.id(),
                recovery.stage(today),
                recovery.to().subject(),
                asked.by(),
                asked.occurred(),
                asked.registered(),
                asked.reason(),
                recovery.seconded() == null && ended == null ? recovery.lapses() : null,
                Act.of(recovery.seconded()),
                recovery.opens(),
                ended == null ? null : Act.of(ended.act()));
    }
}
