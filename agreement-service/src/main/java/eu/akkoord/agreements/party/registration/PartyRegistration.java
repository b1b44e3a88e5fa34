package eu.akkoord.agreements.party.registration;

import static eu.akkoord.agreements.party.PartyForms.PARTIES;
import static eu.akkoord.platform.search.declaration.Use.FILTER;
import static eu.akkoord.platform.search.declaration.Use.HIGHLIGHT;
import static eu.akkoord.platform.search.declaration.Use.SORT;

import eu.akkoord.agreements.party.DeputyDesk;
import eu.akkoord.agreements.party.KnownParties;
import eu.akkoord.agreements.party.Organisation;
import eu.akkoord.agreements.party.Party;
import eu.akkoord.agreements.party.PartyDesk;
import eu.akkoord.agreements.party.PartyFacts;
import eu.akkoord.agreements.party.PartyNames;
import eu.akkoord.agreements.party.PartyRights;
import eu.akkoord.platform.core.authority.Subjects;
import eu.akkoord.platform.core.link.Links;
import eu.akkoord.platform.desk.Trail;
import eu.akkoord.platform.lists.Catalogues;
import eu.akkoord.platform.lists.KindSource;
import eu.akkoord.platform.lists.KindSource.Entry;
import eu.akkoord.platform.lists.kind.Endpoints;
import eu.akkoord.platform.search.declaration.Fields;
import eu.akkoord.platform.store.AggregateStores;
import eu.akkoord.platform.store.CommonAnnouncements;
import eu.akkoord.platform.store.Hints;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Registers parties: their forms, rights, events, list and endpoints are all named here, and the desk of those who stand in. */
@Configuration(proxyBeanMethods = false)
class PartyRegistration {
    /** Raise it when items or values come out differently than before. */
    private static final int VERSION = 3;

    static final Fields<Entry<Party>> FIELDS = Fields.<Entry<Party>>of(PARTIES.collection(), VERSION, Entry::row)
            .words(
                    "organisation",
                    entry -> organisations(entry).stream().map(Organisation::id).toList(),
                    FILTER)
            .facts(PARTIES, Entry::value, "registeredBy", FILTER)
            .text("name", entry -> names(entry).nl(), 4, SORT, HIGHLIGHT)
            .texts("otherNames", entry -> otherNames(names(entry)), 2, HIGHLIGHT)
            .texts(
                    "organisationNames",
                    entry -> organisations(entry).stream()
                            .map(Organisation::name)
                            .toList(),
                    2,
                    HIGHLIGHT)
            .build();

    private static PartyNames names(Entry<Party> entry) {
        return entry.value().facts().names();
    }

    private static List<Organisation> organisations(Entry<Party> entry) {
        return entry.value().facts().organisations();
    }

    private static List<String> otherNames(PartyNames names) {
        return Stream.of(names.en(), names.fr(), names.de())
                .filter(Objects::nonNull)
                .toList();
    }

    @Bean
    PartyDesk partyDesk(AggregateStores stores, Links links, Trail trail, Clock clock) {
        var all = stores.open(PARTIES, new CommonAnnouncements<>(PARTIES, links));
        return new PartyDesk(all, new PartyRights(), trail, clock);
    }

    @Bean
    Endpoints<Party, PartyFacts> partyEndpoints(PartyDesk desk, Catalogues catalogues, Links links) {
        var source = new KindSource<>(PARTIES, new PartyRights(), FIELDS, Map.of(), links);
        return Endpoints.of(PARTIES, desk, source, catalogues, links);
    }

    @Bean
    DeputyDesk deputyDesk(PartyDesk parties, Subjects subjects, Clock clock) {
        return new DeputyDesk(parties, subjects, clock);
    }

    @Bean
    KnownParties knownParties(PartyDesk parties, Hints hints, Clock clock) {
        var known = new KnownParties(parties.all(), clock);
        hints.listen(known::written);
        return known;
    }
}
