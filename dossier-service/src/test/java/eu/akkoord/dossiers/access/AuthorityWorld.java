package eu.akkoord.dossiers.access;

import eu.akkoord.dossiers.agreement.Agreement;
import eu.akkoord.dossiers.document.DocumentDesk;
import eu.akkoord.dossiers.document.DocumentEvent;
import eu.akkoord.dossiers.document.DocumentRights;
import eu.akkoord.dossiers.document.DocumentVersion;
import eu.akkoord.dossiers.document.Documents;
import eu.akkoord.dossiers.document.DossierDocument;
import eu.akkoord.dossiers.dossier.Dossier;
import eu.akkoord.dossiers.dossier.DossierDesk;
import eu.akkoord.dossiers.dossier.DossierEvent;
import eu.akkoord.dossiers.dossier.DossierFacts;
import eu.akkoord.dossiers.dossier.DossierRights;
import eu.akkoord.dossiers.dossier.Dossiers;
import eu.akkoord.dossiers.party.Party;
import eu.akkoord.dossiers.session.Session;
import eu.akkoord.dossiers.session.SessionDesk;
import eu.akkoord.dossiers.session.SessionEvent;
import eu.akkoord.dossiers.session.SessionRights;
import eu.akkoord.dossiers.session.Sessions;
import eu.akkoord.dossiers.visit.Visit;
import eu.akkoord.dossiers.visit.VisitDesk;
import eu.akkoord.dossiers.visit.VisitEvent;
import eu.akkoord.dossiers.visit.VisitRights;
import eu.akkoord.dossiers.visit.Visits;
import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.change.Recorded;
import eu.akkoord.platform.core.change.Repeat;
import eu.akkoord.platform.desk.Rights;
import eu.akkoord.platform.desk.Trail;
import eu.akkoord.platform.servicetest.InMemoryAggregates;
import eu.akkoord.platform.store.Circumstances;
import eu.akkoord.platform.store.HistoryRecord;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The real use cases of dossiers, visits, documents and grants over stores in memory, and what stands in them in plain form. */
final class AuthorityWorld {
    static final List<String> PARTIES = List.of("VL", "NL", "LU");
    static final List<String> AGREEMENTS = List.of("akkoord-een", "akkoord-twee");
    static final List<Caller> EVERYBODY = List.of(
            caller("VL", "abb", "officer"),
            caller("VL", "abb", "coordinator"),
            caller("VL", "zorg", "officer"),
            caller("VL", "zorg", "reader"),
            caller("NL", "szw", "officer"),
            caller("NL", "szw", "coordinator"),
            caller("NL", "bzk", "officer"),
            caller("LU", "mfa", "officer"),
            caller("LU", "mfa", "coordinator"));

    final Clock clock = Clock.fixed(Instant.parse("2026-11-03T10:00:00Z"), ZoneOffset.UTC);
    final InMemoryAgreements agreements = new InMemoryAgreements();
    final InMemoryGrants grants = new InMemoryGrants();
    final InMemoryDossiers allDossiers = new InMemoryDossiers(clock);
    final InMemoryVisits allVisits = new InMemoryVisits(clock);
    final InMemoryDocuments allDocuments = new InMemoryDocuments(clock);
    final InMemorySessions allSessions = new InMemorySessions(clock);
    final DossierRights dossierRights;
    final VisitRights visitRights;
    final DocumentRights documentRights;
    final SessionRights sessionRights;
    final DossierDesk dossiers;
    final VisitDesk visits;
    final DocumentDesk documents;
    final SessionDesk sessions;
    final GrantDesk granting;

    static final class InMemoryDossiers extends InMemoryAggregates<Dossier, DossierEvent> implements Dossiers {
        private Runnable meanwhile = () -> {};

        InMemoryDossiers(Clock clock) {
            super("dossiers", clock);
        }

        /** Done by somebody else between what was decided and its write. */
        void meanwhile(Runnable other) {
            meanwhile = other;
        }

        @Override
        protected Map<String, String> texts(Dossier state) {
            return Map.of("/title", state.facts().title());
        }

        @Override
        protected Dossier without(Dossier state, Set<String> fields) {
            var facts = state.facts();
            var struck = new DossierFacts(
                    fields.contains("/title") ? STRUCK : facts.title(),
                    facts.summary(),
                    facts.agreements(),
                    facts.themes(),
                    facts.owner(),
                    facts.responsibles(),
                    facts.period(),
                    facts.references(),
                    facts.confidentiality(),
                    facts.sharedWith(),
                    List.of());
            return new Dossier(
                    state.id(), struck, state.status(), state.contributors(), state.offers(), state.creator());
        }

        @Override
        public Recorded<Dossier> save(
                String id, Recorded<Dossier> before, Dossier after, DossierEvent event, Circumstances made) {
            var other = meanwhile;
            meanwhile = () -> {};
            other.run();
            return super.save(id, before, after, event, made);
        }
    }

    static final class InMemoryVisits extends InMemoryAggregates<Visit, VisitEvent> implements Visits {
        InMemoryVisits(Clock clock) {
            super("visits", clock);
        }
    }

    static final class InMemoryDocuments extends InMemoryAggregates<DossierDocument, DocumentEvent>
            implements Documents {
        InMemoryDocuments(Clock clock) {
            super("documents", clock);
        }
    }

    static final class InMemorySessions extends InMemoryAggregates<Session, SessionEvent> implements Sessions {
        private Runnable meanwhile = () -> {};

        /** Done by somebody else between what was decided and its write. */
        void meanwhile(Runnable other) {
            meanwhile = other;
        }

        @Override
        public Recorded<Session> add(
                String id, Session session, SessionEvent event, Circumstances made, @Nullable Repeat repeat) {
            meanwhile.run();
            return super.add(id, session, event, made, repeat);
        }

        InMemorySessions(Clock clock) {
            super("sessions", clock);
        }

        @Override
        public List<String> about(String visit) {
            return scan(null, Integer.MAX_VALUE).values().stream()
                    .map(Recorded::value)
                    .filter(session -> session.visit().equals(visit))
                    .map(Session::id)
                    .toList();
        }

        @Override
        public void note(Collection<Session> some) {
            // it is found without
        }
    }

    AuthorityWorld() {
        var policy = new ClearancePolicy(agreements, grants, clock);
        var changes = new ChangePolicy(policy);
        var references =
                new References(AuthorityWorld::parties, agreements, ToldMilestones.NONE, origin(), Duration.ZERO);
        var takeovers = new Takeovers(policy, grants, references, clock);
        dossierRights = new DossierRights(policy);
        visitRights = new VisitRights(policy);
        documentRights = new DocumentRights(allDossiers, policy);
        sessionRights = new SessionRights(allVisits, policy, AuthorityWorld::parties);
        dossiers =
                new DossierDesk(allDossiers, dossierRights, Trail.NONE, clock, policy, changes, takeovers, references);
        visits = new VisitDesk(
                allVisits, visitRights, Trail.NONE, clock, policy, changes, takeovers, dossiers, references);
        documents = new DocumentDesk(allDocuments, documentRights, Trail.NONE, clock, changes, dossiers);
        sessions = new SessionDesk(allSessions, sessionRights, Trail.NONE, clock, visits, references);
        granting =
                new GrantDesk(List.of(dossiers, visits), policy, changes, grants, references, subject -> true, clock);
        agreements.with(AGREEMENTS.get(0), "VL", "NL");
        agreements.with(AGREEMENTS.get(1), "VL", "NL", "LU");
    }

    /** The other service, which says what stands in its copies here. */
    private Origin origin() {
        return new Origin() {
            @Override
            public Optional<Set<String>> parties(String agreement) {
                return Optional.ofNullable(agreements.all.get(agreement)).map(Agreement::parties);
            }

            @Override
            public Optional<Set<String>> organisations(String party) {
                return Optional.ofNullable(
                                AuthorityWorld.parties(List.of(party)).get(party))
                        .map(one -> one.organisations().keySet());
            }
        };
    }

    /** Lets a party join an agreement, as the other service tells. */
    void join(String agreement, String party) {
        var joined = new TreeSet<>(
                Objects.requireNonNull(agreements.all.get(agreement)).parties());
        joined.add(party);
        agreements.with(agreement, joined.toArray(String[]::new));
    }

    /** Lets a party leave one. */
    void leave(String agreement, String party) {
        var joined = new TreeSet<>(
                Objects.requireNonNull(agreements.all.get(agreement)).parties());
        joined.remove(party);
        agreements.with(agreement, joined.toArray(String[]::new));
    }

    /**
     * Everything that stands in the stores, read past all rights.
     *
     * @param shared with whom a document is shared in a dossier of another party
     */
    AuthorityOracle.World plain(Function<DossierDocument, List<String>> shared) {
        return new PlainThings(allDossiers, allVisits, allDocuments, grants, clock)
                .world(
                        id -> true,
                        agreements.all.values().stream().collect(Collectors.toMap(Agreement::id, Agreement::parties)),
                        shared,
                        EVERYBODY);
    }

    /** The ids of everything that somebody is shown, as the rights of the use cases decide. */
    Set<String> shown(Caller reader) {
        var shown = new TreeSet<String>();
        shown.addAll(shown("dossiers/", allDossiers, dossierRights.readableBy(reader, values(allDossiers))));
        shown.addAll(shown("visits/", allVisits, visitRights.readableBy(reader, values(allVisits))));
        shown.addAll(shown("documents/", allDocuments, documentRights.readableBy(reader, values(allDocuments))));
        return shown;
    }

    /** The ids and revisions of all states that somebody is shown in histories, as the rights of the use cases decide. */
    Set<String> shownOfThePast(Caller reader) {
        var shown = new TreeSet<String>();
        shown.addAll(shownOfThePast("dossiers/", allDossiers, dossierRights, reader));
        shown.addAll(shownOfThePast("visits/", allVisits, visitRights, reader));
        shown.addAll(shownOfThePast("documents/", allDocuments, documentRights, reader));
        shown.addAll(shownOfThePast("sessions/", allSessions, sessionRights, reader));
        return shown;
    }

    /** The links of all earlier versions of documents that somebody is shown. */
    Set<String> earlierVersions(Caller reader) {
        var links = new TreeSet<String>();
        values(allDocuments).stream()
                .filter(document -> documentRights.mayRead(reader, document))
                .forEach(document -> documents.versions(document, reader).stream()
                        .map(DocumentVersion::link)
                        .filter(link -> !link.equals(document.facts().link()))
                        .forEach(links::add));
        return links;
    }

    private static <A> Set<String> shownOfThePast(
            String collection, InMemoryAggregates<A, ?> all, Rights<A> rights, Caller reader) {
        var shown = new TreeSet<String>();
        all.scan(null, Integer.MAX_VALUE).forEach((id, now) -> {
            if (rights.mayRead(reader, now.value())) {
                var states = all.history(id).stream().map(HistoryRecord::after).toList();
                var then = rights.readableThenBy(reader, states);
                all.history(id).stream()
                        .filter(past -> then.test(past.after()))
                        .forEach(past -> shown.add("%s%s %d".formatted(collection, id, past.revision())));
            }
        });
        return shown;
    }

    private static <A> Set<String> shown(String collection, InMemoryAggregates<A, ?> all, Predicate<A> readable) {
        return all.scan(null, Integer.MAX_VALUE).entrySet().stream()
                .filter(one -> readable.test(one.getValue().value()))
                .map(one -> collection + one.getKey())
                .collect(Collectors.toSet());
    }

    private static <A> List<A> values(InMemoryAggregates<A, ?> all) {
        return all.scan(null, Integer.MAX_VALUE).values().stream()
                .map(Recorded::value)
                .toList();
    }

    private static Caller caller(String party, String organisation, String role) {
        return new Caller(
                "https://issuer.example#%s-%s-%s"
                        .formatted(party, organisation, role)
                        .toLowerCase(Locale.ROOT),
                "https://issuer.example#app",
                party,
                organisation,
                Set.of(role),
                Set.of());
    }

    private static Map<String, Party> parties(Collection<String> codes) {
        var known = new HashMap<String, Party>();
        for (var code : codes) {
            if (PARTIES.contains(code)) {
                known.put(
                        code,
                        new Party(
                                code,
                                code,
                                EVERYBODY.stream()
                                        .filter(one -> one.party().equals(code))
                                        .map(Caller::organisation)
                                        .distinct()
                                        .collect(Collectors.toMap(one -> one, one -> one))));
            }
        }
        return known;
    }
}
