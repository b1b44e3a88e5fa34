package eu.akkoord.agreements.party.events;

import eu.akkoord.agreements.party.Organisation;
import eu.akkoord.agreements.party.Party;
import eu.akkoord.agreements.party.PartyEvent;
import eu.akkoord.agreements.party.PartyEvent.PartyAmended;
import eu.akkoord.agreements.party.PartyEvent.PartyRegistered;
import eu.akkoord.platform.store.Announcement;
import eu.akkoord.platform.store.Forms;
import eu.akkoord.platform.web.Links;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import org.springframework.stereotype.Component;

/** What the world is told of a party; its organisations without their names. */
@Component
class PartyAnnouncements implements BiFunction<Party, PartyEvent, Announcement> {
    private final Links links;

    PartyAnnouncements(Links links) {
        this.links = links;
    }

    @Override
    public Announcement apply(Party after, PartyEvent event) {
        var data = new LinkedHashMap<String, Object>();
        var type = switch (event) {
            case PartyRegistered partyRegistered -> "registered";
            case PartyAmended amended -> {
                data.put("changed", amended.changed());
                yield "amended";
            }
        };
        data.put("party", summary(after));
        return new Announcement(type, data);
    }

    private Map<String, Object> summary(Party party) {
        var names = party.facts().names();
        var called = new LinkedHashMap<String, Object>();
        called.put("nl", names.nl());
        Forms.put(called, "en", names.en());
        Forms.put(called, "fr", names.fr());
        Forms.put(called, "de", names.de());
        var summary = new LinkedHashMap<String, Object>();
        summary.put("id", party.code());
        summary.put("href", links.to("parties", party.code()).toString());
        summary.put("names", called);
        if (!party.facts().organisations().isEmpty()) {
            summary.put(
                    "organisations",
                    party.facts().organisations().stream()
                            .map(PartyAnnouncements::numbered)
                            .toList());
        }
        return summary;
    }

    private static Map<String, Object> numbered(Organisation organisation) {
        var numbered = new LinkedHashMap<String, Object>();
        numbered.put("id", organisation.id());
        Forms.put(numbered, "ovo", organisation.ovo());
        Forms.put(numbered, "kbo", organisation.kbo());
        Forms.put(numbered, "oin", organisation.oin());
        return numbered;
    }
}
