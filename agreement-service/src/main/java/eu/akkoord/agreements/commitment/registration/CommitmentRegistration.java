package eu.akkoord.agreements.commitment.registration;

import static eu.akkoord.agreements.commitment.CommitmentForms.COMMITMENTS;
import static eu.akkoord.platform.search.declaration.Use.FACET;
import static eu.akkoord.platform.search.declaration.Use.FILTER;
import static eu.akkoord.platform.search.declaration.Use.HIGHLIGHT;
import static eu.akkoord.platform.search.declaration.Use.SORT;

import eu.akkoord.agreements.agreement.AgreementDesk;
import eu.akkoord.agreements.commitment.Commitment;
import eu.akkoord.agreements.commitment.CommitmentDesk;
import eu.akkoord.agreements.commitment.CommitmentFacts;
import eu.akkoord.agreements.commitment.CommitmentForms;
import eu.akkoord.agreements.commitment.CommitmentRights;
import eu.akkoord.agreements.commitment.ForeignReferences;
import eu.akkoord.agreements.commitment.PublishedReferences;
import eu.akkoord.agreements.commitment.References;
import eu.akkoord.agreements.party.PartyDesk;
import eu.akkoord.platform.core.change.CommonEvent;
import eu.akkoord.platform.core.link.Links;
import eu.akkoord.platform.core.time.Period;
import eu.akkoord.platform.desk.Trail;
import eu.akkoord.platform.desk.Visibility;
import eu.akkoord.platform.desk.consent.Lapsing;
import eu.akkoord.platform.lists.Catalogues;
import eu.akkoord.platform.lists.KindSource;
import eu.akkoord.platform.lists.KindSource.Entry;
import eu.akkoord.platform.lists.kind.Endpoints;
import eu.akkoord.platform.search.declaration.Fields;
import eu.akkoord.platform.store.AggregateStores;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Registers commitments: their forms, rights, events, list and endpoints are all named here, and what they refer to. */
@Configuration(proxyBeanMethods = false)
class CommitmentRegistration {
    /** Time that a writer waits for news of something just registered. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /** Raise it when items or values come out differently than before. */
    private static final int VERSION = 2;

    static final Fields<Entry<Commitment>> FIELDS = Fields.<Entry<Commitment>>of(
                    COMMITMENTS.collection(), VERSION, Entry::row)
            .facts(COMMITMENTS, Entry::value, "status kind", FILTER, SORT, FACET)
            .facts(COMMITMENTS, Entry::value, "agreement", FILTER, FACET)
            .words("debtor", entry -> facts(entry).debtors(), FILTER, FACET)
            .words("creditor", entry -> facts(entry).creditors(), FILTER, FACET)
            .words("party", entry -> new TreeSet<>(facts(entry).parties()), FILTER, FACET)
            .years("year", entry -> facts(entry).due(), FILTER, FACET)
            .facts(COMMITMENTS, Entry::value, "due since", FILTER, SORT)
            .text("text", entry -> facts(entry).text(), 4, SORT, HIGHLIGHT)
            .text("periodLabel", entry -> label(facts(entry).due()), 1, HIGHLIGHT)
            .build();

    /** The parties of its agreement see a commitment too. */
    private static final Map<String, String> DEPENDENCIES = Map.of("agreements", "agreement");

    private static CommitmentFacts facts(Entry<Commitment> entry) {
        return entry.value().facts();
    }

    private static @Nullable String label(@Nullable Period period) {
        return period == null ? null : period.label();
    }

    @Bean
    CommitmentDesk commitmentDesk(
            AggregateStores stores,
            AgreementDesk agreements,
            PartyDesk parties,
            References references,
            PublishedReferences told,
            Links links,
            Trail trail,
            Clock clock) {
        var all = stores.open(COMMITMENTS, CommitmentForms.announcements(references, links));
        var rights = new CommitmentRights(agreements.all());
        return new CommitmentDesk(all, rights, trail, clock, agreements.all(), parties.all(), references, told);
    }

    @Bean
    Endpoints<Commitment, CommitmentFacts> commitmentEndpoints(
            CommitmentDesk desk, Catalogues catalogues, AgreementDesk agreements, Links links) {
        var rights = new CommitmentRights(agreements.all());
        return Endpoints.of(
                COMMITMENTS,
                desk,
                new KindSource<>(COMMITMENTS, rights, FIELDS, DEPENDENCIES, links),
                catalogues,
                links);
    }

    @Bean
    Lapsing<Commitment, CommonEvent> lapsingCommitmentOffers(CommitmentDesk desk) {
        return new Lapsing<>(desk.all(), Commitment::offers, Commitment::lapse);
    }

    @Bean
    References references(ForeignReferences elsewhere, AgreementDesk agreements) {
        return new References(elsewhere, agreements.all(), PATIENCE);
    }

    @Bean
    Visibility knownDossiers(References references) {
        return references.of("dossiers");
    }

    @Bean
    Visibility knownVisits(References references) {
        return references.of("visits");
    }

    @Bean
    Visibility knownSessions(References references) {
        return references.of("sessions");
    }
}
