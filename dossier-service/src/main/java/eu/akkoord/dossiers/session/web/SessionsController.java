package eu.akkoord.dossiers.session.web;

import static eu.akkoord.dossiers.session.SessionForms.SESSIONS;

import eu.akkoord.dossiers.session.Session;
import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.link.Links;
import eu.akkoord.platform.lists.Listing;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The sessions of all visits that the reader may see. */
@RestController
@RequestMapping("/akkoord/v1/sessions")
class SessionsController {
    private final Listing<Session> listing;
    private final Links links;

    SessionsController(Listing<Session> listing, Links links) {
        this.listing = listing;
        this.links = links;
    }

    @GetMapping
    void list(Caller caller, HttpServletRequest request, HttpServletResponse response) throws IOException {
        listing.answer(links.to(SESSIONS.collection()), caller, request, response);
    }
}
