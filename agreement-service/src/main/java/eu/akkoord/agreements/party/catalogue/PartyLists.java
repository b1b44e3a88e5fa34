package eu.akkoord.agreements.party.catalogue;

import eu.akkoord.agreements.party.Parties;
import eu.akkoord.agreements.party.Party;
import eu.akkoord.agreements.party.PartyEvent;
import eu.akkoord.platform.catalogue.Catalogues;
import eu.akkoord.platform.desk.Desk;
import eu.akkoord.platform.lists.Listing;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Keeps the catalogue of parties and answers from it. */
@Configuration(proxyBeanMethods = false)
class PartyLists {
    private static final List<String> COLUMNS = List.of(
            "id",
            "names.nl",
            "names.en",
            "names.fr",
            "names.de",
            "organisations.id",
            "organisations.name",
            "modified",
            "href");

    @Bean
    Listing<Party> partyListing(
            Catalogues catalogues, Parties parties, PartyFields fields, Desk<Party, PartyEvent> desk) {
        return Listing.of(catalogues.keep(parties, fields), fields, desk, COLUMNS);
    }
}
