package eu.akkoord.agreements.overview.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import eu.akkoord.agreements.agreement.AgreementDesk;
import eu.akkoord.agreements.overview.Knowledge;
import eu.akkoord.agreements.overview.OverviewDesk;
import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.link.Links;
import eu.akkoord.platform.core.problem.Problem;
import eu.akkoord.platform.web.Answers;
import eu.akkoord.platform.web.WriteBody;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The departure of a party from an agreement, after it was shown its losses. */
@RestController
@RequestMapping("/akkoord/v1/agreements/{agreementId}/departures")
class DepartureController {
    private final OverviewDesk overview;
    private final AgreementDesk agreements;
    private final Links links;

    DepartureController(OverviewDesk overview, AgreementDesk agreements, Links links) {
        this.overview = overview;
        this.agreements = agreements;
        this.links = links;
    }

    record Body(@Nullable Boolean confirmed) {
        boolean isConfirmed() {
            return Boolean.TRUE.equals(confirmed);
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DepartureView(
            String party, LocalDate occurred, @Nullable String reason, Instant registered) {}

    @PostMapping
    ResponseEntity<?> leave(@PathVariable String agreementId, WriteBody body, Caller caller) {
        if (!body.as(Body.class).isConfirmed()) {
            return ResponseEntity.ok(overview.losses(agreementId, caller));
        }
        var left = agreements.leave(agreementId, body.note(), caller);
        return Answers.created(
                links.toEvent("agreements", agreementId, left.revision()),
                left,
                new DepartureView(caller.party(), left.occurred(), body.note().reason(), left.registered()));
    }

    @ExceptionHandler
    ResponseEntity<Problem> incomplete(Knowledge.Incomplete incomplete) {
        return Problem.unavailable("overview.incomplete").answer();
    }
}
