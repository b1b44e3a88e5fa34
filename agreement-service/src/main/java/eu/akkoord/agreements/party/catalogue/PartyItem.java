package eu.akkoord.agreements.party.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import eu.akkoord.agreements.party.Organisation;
import eu.akkoord.agreements.party.Party;
import eu.akkoord.agreements.party.PartyNames;
import eu.akkoord.platform.store.Recorded;
import eu.akkoord.platform.web.Links;
import java.net.URI;
import java.time.Instant;
import java.util.List;

/** What a list shows of a party. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PartyItem(String id, URI href, PartyNames names, List<Organisation> organisations, Instant modified) {
    static PartyItem of(Recorded<Party> recorded, Links links) {
        var party = recorded.value();
        return new PartyItem(
                party.code(),
                links.to("parties", party.code()),
                party.facts().names(),
                party.facts().organisations(),
                recorded.registered());
    }
}
