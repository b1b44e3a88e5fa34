package eu.akkoord.dossiers.session.catalogue;

import eu.akkoord.dossiers.session.Session;
import eu.akkoord.dossiers.session.SessionEvent;
import eu.akkoord.dossiers.session.Sessions;
import eu.akkoord.platform.catalogue.Catalogues;
import eu.akkoord.platform.desk.Desk;
import eu.akkoord.platform.lists.ListBelow;
import eu.akkoord.platform.lists.Listing;
import eu.akkoord.platform.web.Links;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Keeps the catalogue of sessions and answers from it. */
@Configuration(proxyBeanMethods = false)
class SessionLists {
    private static final List<String> COLUMNS = List.of(
            "id",
            "title",
            "topics",
            "themes.code",
            "status",
            "since",
            "place",
            "period.label",
            "period.edtf",
            "period.earliest",
            "period.latest",
            "language",
            "capacity",
            "requested",
            "invited",
            "accepted",
            "declined",
            "waitlisted",
            "attended",
            "modified",
            "href");

    @Bean
    Listing<Session> sessionListing(
            Catalogues catalogues, Sessions sessions, SessionFields fields, Desk<Session, SessionEvent> desk) {
        return Listing.of(catalogues.keep(sessions, fields), fields, desk, COLUMNS);
    }

    @Bean
    ListBelow<Session> sessionsOfVisit(Listing<Session> listing, Links links) {
        return new ListBelow<>("visits", "sessions", "visit", listing, links);
    }
}
