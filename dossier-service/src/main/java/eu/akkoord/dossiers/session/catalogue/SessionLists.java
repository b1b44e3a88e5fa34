package eu.akkoord.dossiers.session.catalogue;

import eu.akkoord.dossiers.session.Session;
import eu.akkoord.dossiers.session.SessionDesk;
import eu.akkoord.dossiers.session.SessionForms;
import eu.akkoord.dossiers.session.Sessions;
import eu.akkoord.platform.core.link.Links;
import eu.akkoord.platform.lists.Catalogues;
import eu.akkoord.platform.lists.ListBelow;
import eu.akkoord.platform.lists.Listing;
import eu.akkoord.platform.lists.Table;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The catalogue of sessions and its list. */
@Configuration(proxyBeanMethods = false)
class SessionLists {
    @Bean
    Listing<Session> sessionListing(
            Catalogues catalogues, Sessions sessions, SessionFields fields, SessionDesk desk, Links links) {
        return Listing.of(catalogues.keep(sessions, fields), fields, desk, Table.of(SessionForms.SESSIONS, links));
    }

    @Bean
    ListBelow<Session> sessionsOfVisit(Listing<Session> listing, Links links) {
        return new ListBelow<>("visits", "sessions", "visit", listing, links);
    }
}
