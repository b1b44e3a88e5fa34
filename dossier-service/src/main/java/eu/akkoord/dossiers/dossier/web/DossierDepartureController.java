package eu.akkoord.dossiers.dossier.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import eu.akkoord.dossiers.dossier.DossierDesk;
import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.link.Links;
import eu.akkoord.platform.web.Answers;
import eu.akkoord.platform.web.WriteBody;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lets a party leave a dossier that it has documents in. */
@RestController
@RequestMapping("/akkoord/v1/dossiers/{dossierId}/departures")
class DossierDepartureController {
    private final DossierDesk desk;
    private final Links links;

    DossierDepartureController(DossierDesk desk, Links links) {
        this.desk = desk;
        this.links = links;
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DepartureView(
            String party, LocalDate occurred, @Nullable String reason, Instant registered) {}

    @PostMapping
    ResponseEntity<DepartureView> leave(@PathVariable String dossierId, WriteBody body, Caller caller) {
        var left = desk.leave(dossierId, body.note(), caller);
        return Answers.created(
                links.toEvent("dossiers", dossierId, left.revision()),
                left,
                new DepartureView(caller.party(), left.occurred(), body.note().reason(), left.registered()));
    }
}
