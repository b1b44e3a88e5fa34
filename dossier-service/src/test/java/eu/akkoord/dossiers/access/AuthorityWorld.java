package eu.akkoord.dossiers.access;

import eu.akkoord.dossiers.agreement.Agreement;
import eu.akkoord.dossiers.document.DocumentDesk;
import eu.akkoord.dossiers.document.DocumentEvent;
import eu.akkoord.dossiers.document.DocumentRights;
import eu.akkoord.dossiers.document.Documents;
import eu.akkoord.dossiers.document.DossierDocument;
import eu.akkoord.dossiers.dossier.Dossier;
import eu.akkoord.dossiers.dossier.DossierDesk;
import eu.akkoord.dossiers.dossier.DossierEvent;
import eu.akkoord.dossiers.dossier.DossierRights;
import eu.akkoord.dossiers.dossier.Dossiers;
import eu.akkoord.dossiers.party.Organisation;
import eu.akkoord.dossiers.party.Party;
import eu.akkoord.dossiers.visit.Visit;
import eu.akkoord.dossiers.visit.VisitDesk;
import eu.akkoord.dossiers.visit.VisitEvent;
import eu.akkoord.dossiers.visit.VisitRights;
import eu.akkoord.dossiers.visit.Visits;
import eu.akkoord.platform.consent.Offers;
import eu.akkoord.platform.desk.Desk;
import eu.akkoord.platform.desk.Trail;
import eu.akkoord.platform.security.Caller;
import eu.akkoord.platform.store.Recorded;
import eu.akkoord.platform.time.Occurrence;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

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
    final DossierRights dossierRights;
    final VisitRights visitRights;
    final DocumentRights documentRights;
    final Desk<Dossier, DossierEvent> dossierEntries;
    final Desk<Visit, VisitEvent> visitEntries;
    final Desk<DossierDocument, DocumentEvent> documentEntries;
    final DossierDesk dossiers;
    final VisitDesk visits;
    final DocumentDesk documents;
    final GrantDesk granting;

    static final class InMemoryDossiers extends InMemoryAggregates<Dossier, DossierEvent> implements Dossiers {
        InMemoryDossiers(Clock clock) {
            super("dossiers", clock);
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

    AuthorityWorld() {
        var policy = new ClearancePolicy(agreements, grants, clock);
        var changes = new ChangePolicy(policy);
        var references = new References(AuthorityWorld::parties, agreements, origin(), Duration.ZERO);
        var takeovers = new Takeovers(policy, grants, references, clock);
        dossierRights = new DossierRights(policy);
        visitRights = new VisitRights(policy);
        documentRights = new DocumentRights(allDossiers, policy);
        dossierEntries = new Desk<>(allDossiers, dossierRights, Trail.NONE, clock);
        visitEntries = new Desk<>(allVisits, visitRights, Trail.NONE, clock);
        documentEntries = new Desk<>(allDocuments, documentRights, Trail.NONE, clock);
        dossiers = new DossierDesk(dossierEntries, dossierRights, policy, changes, takeovers, references);
        visits = new VisitDesk(visitEntries, visitRights, policy, changes, takeovers, dossiers, references);
        documents = new DocumentDesk(documentEntries, documentRights, changes, dossiers);
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

    /** Everything that stands in the stores, read past all rights. */
    AuthorityOracle.World plain() {
        var things = new LinkedHashMap<String, AuthorityOracle.Thing>();
        allDossiers.scan(null, Integer.MAX_VALUE).values().forEach(one -> {
            var thing = plain(one.value());
            things.put(thing.id(), thing);
        });
        allVisits.scan(null, Integer.MAX_VALUE).values().forEach(one -> {
            var thing = plain(one.value());
            things.put(thing.id(), thing);
        });
        allDocuments.scan(null, Integer.MAX_VALUE).values().forEach(one -> {
            var document = one.value();
            var whole = Objects.requireNonNull(things.get("dossiers/" + document.dossier()));
            var owner = Objects.requireNonNull(document.owner()).party();
            things.put(
                    "documents/" + document.id(),
                    new AuthorityOracle.Thing(
                            "documents/" + document.id(),
                            document.facts().confidentiality(),
                            owner,
                            whole.agreements(),
                            List.of(),
                            whole.sharedWith(),
                            grantedWithin(whole, owner),
                            Set.of(owner),
                            owner.equals(whole.owner()) ? whole.offeredTo() : Set.of(),
                            whole));
        });
        return new AuthorityOracle.World(
                things, agreements.all.values().stream().collect(Collectors.toMap(Agreement::id, Agreement::parties)));
    }

    /** A grant on a dossier opens the document of another party in it to people of that party alone. */
    private static List<Grantee> grantedWithin(AuthorityOracle.Thing whole, String owner) {
        return whole.granted().stream()
                .filter(to -> owner.equals(whole.owner()) || owner.equals(to.ofParty()))
                .toList();
    }

    private AuthorityOracle.Thing plain(Dossier dossier) {
        var facts = dossier.facts();
        var speaksOf = new HashSet<>(dossier.contributors());
        facts.responsibles().stream().map(Organisation::party).forEach(speaksOf::add);
        return new AuthorityOracle.Thing(
                "dossiers/" + dossier.id(),
                facts.confidentiality(),
                facts.owner().party(),
                facts.agreements(),
                List.of(),
                Objects.requireNonNull(facts.sharedWith()),
                granted(new Thing("dossiers", dossier.id()), dossier.creator()),
                speaksOf,
                offeredTo(dossier.offers()),
                null);
    }

    private AuthorityOracle.Thing plain(Visit visit) {
        var facts = visit.facts();
        var sharedWith = facts.sharedWith();
        return new AuthorityOracle.Thing(
                "visits/" + visit.id(),
                facts.confidentiality(),
                facts.owner().party(),
                facts.agreements(),
                facts.visitors(),
                sharedWith == null ? List.of() : sharedWith,
                granted(new Thing("visits", visit.id()), visit.creator()),
                new HashSet<>(facts.visitors()),
                offeredTo(visit.offers()),
                null);
    }

    private Set<String> offeredTo(Offers<Offered> offers) {
        return offers.open(Occurrence.today(clock)).stream()
                .filter(offer -> offer.content() instanceof Offered.Ownership)
                .flatMap(offer -> offer.awaits().stream())
                .collect(Collectors.toSet());
    }

    private List<Grantee> granted(Thing thing, Creator creator) {
        return grants.all.getOrDefault(thing, GrantList.ofCreator(creator)).counting().stream()
                .map(Grant::to)
                .toList();
    }

    /** The ids of everything that somebody is shown, as the rights of the use cases decide. */
    Set<String> shown(Caller reader) {
        var shown = new TreeSet<String>();
        shown.addAll(shown("dossiers/", allDossiers, dossierRights.readableBy(reader, values(allDossiers))));
        shown.addAll(shown("visits/", allVisits, visitRights.readableBy(reader, values(allVisits))));
        shown.addAll(shown("documents/", allDocuments, documentRights.readableBy(reader, values(allDocuments))));
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
