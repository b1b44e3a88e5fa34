package eu.akkoord.agreements.milestone.registration;

import static eu.akkoord.agreements.milestone.MilestoneForms.MILESTONES;
import static eu.akkoord.platform.search.declaration.Use.FACET;
import static eu.akkoord.platform.search.declaration.Use.FILTER;
import static eu.akkoord.platform.search.declaration.Use.HIGHLIGHT;
import static eu.akkoord.platform.search.declaration.Use.SORT;

import eu.akkoord.agreements.agreement.AgreementDesk;
import eu.akkoord.agreements.milestone.Milestone;
import eu.akkoord.agreements.milestone.MilestoneDesk;
import eu.akkoord.agreements.milestone.MilestoneFacts;
import eu.akkoord.agreements.milestone.MilestoneRights;
import eu.akkoord.platform.core.link.Links;
import eu.akkoord.platform.desk.Trail;
import eu.akkoord.platform.lists.Catalogues;
import eu.akkoord.platform.lists.KindSource;
import eu.akkoord.platform.lists.KindSource.Entry;
import eu.akkoord.platform.lists.kind.Endpoints;
import eu.akkoord.platform.search.declaration.Fields;
import eu.akkoord.platform.store.AggregateStores;
import eu.akkoord.platform.store.CommonAnnouncements;
import java.time.Clock;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Registers milestones: their forms, rights, events, list and endpoints are all named here. */
@Configuration(proxyBeanMethods = false)
class MilestoneRegistration {
    /** Raise it when items or values come out differently than before. */
    private static final int VERSION = 1;

    static final Fields<Entry<Milestone>> FIELDS = Fields.<Entry<Milestone>>of(
                    MILESTONES.collection(), VERSION, Entry::row)
            .facts(MILESTONES, Entry::value, "status kind", FILTER, SORT, FACET)
            .facts(MILESTONES, Entry::value, "agreement", FILTER, FACET)
            .words("party", entry -> entry.value().sharedWith(), FILTER, FACET)
            .years("year", entry -> entry.value().facts().period(), FILTER, FACET)
            .number("slips", entry -> (long) entry.value().slips().count(), FILTER, SORT)
            .facts(MILESTONES, Entry::value, "period since", FILTER, SORT)
            .text("title", entry -> entry.value().facts().title(), 4, SORT, HIGHLIGHT)
            .text("description", entry -> entry.value().facts().description(), 1, HIGHLIGHT)
            .text("periodLabel", entry -> entry.value().facts().period().label(), 1, HIGHLIGHT)
            .build();

    /** The parties that read a milestone change with its agreement. */
    private static final Map<String, String> DEPENDENCIES = Map.of("agreements", "agreement");

    @Bean
    MilestoneDesk milestoneDesk(
            AggregateStores stores, AgreementDesk agreements, Links links, Trail trail, Clock clock) {
        var all = stores.open(MILESTONES, new CommonAnnouncements<>(MILESTONES, links));
        return new MilestoneDesk(all, new MilestoneRights(agreements.all()), trail, clock, agreements.all());
    }

    @Bean
    Endpoints<Milestone, MilestoneFacts> milestoneEndpoints(
            MilestoneDesk desk, Catalogues catalogues, AgreementDesk agreements, Links links) {
        var source = new KindSource<>(MILESTONES, new MilestoneRights(agreements.all()), FIELDS, DEPENDENCIES, links);
        return Endpoints.of(MILESTONES, desk, source, catalogues, links);
    }
}
