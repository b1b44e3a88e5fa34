package eu.akkoord.dossiers.access;

import eu.akkoord.dossiers.document.Documents;
import eu.akkoord.dossiers.document.DossierDocument;
import eu.akkoord.dossiers.dossier.Dossier;
import eu.akkoord.dossiers.dossier.Dossiers;
import eu.akkoord.dossiers.party.Organisation;
import eu.akkoord.dossiers.visit.Visit;
import eu.akkoord.dossiers.visit.VisitAnswer;
import eu.akkoord.dossiers.visit.Visits;
import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.change.Recorded;
import eu.akkoord.platform.core.time.Occurrence;
import eu.akkoord.platform.desk.consent.Offers;
import eu.akkoord.platform.store.Repository;
import java.time.Clock;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Dossiers, visits and documents as the oracle looks at them, read from the stores past all rights. */
public record PlainThings(Dossiers dossiers, Visits visits, Documents documents, Grants grants, Clock clock) {
    /**
     * Everything of which the id is meant.
     *
     * @param joined by agreement the parties that have joined it
     */
    public AuthorityOracle.World world(Predicate<String> meant, Map<String, Set<String>> joined) {
        return world(
                meant,
                joined,
                document -> Objects.requireNonNull(document.facts().sharedWith()),
                List.of());
    }

    /**
     * The same, where things may have been given away.
     *
     * @param shared with whom a document is shared in a dossier of another party
     * @param everybody who there is
     */
    public AuthorityOracle.World world(
            Predicate<String> meant,
            Map<String, Set<String>> joined,
            Function<DossierDocument, List<String>> shared,
            List<Caller> everybody) {
        var things = new LinkedHashMap<String, AuthorityOracle.Thing>();
        values(dossiers, Dossier::id, meant).forEach(one -> {
            var thing = plain(one);
            things.put(thing.id(), thing);
        });
        values(visits, Visit::id, meant).forEach(one -> {
            var thing = plain(one);
            things.put(thing.id(), thing);
        });
        values(documents, DossierDocument::dossier, meant).forEach(document -> {
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
                            owner.equals(whole.owner()) ? whole.sharedWith() : shared.apply(document),
                            grantedWithin(whole, owner),
                            Set.of(owner),
                            owner.equals(whole.owner()) ? whole.offeredTo() : Set.of(),
                            whole));
            things.computeIfPresent(
                    "documents/" + document.id(),
                    (id, part) -> document.along()
                                    && !owner.equals(whole.owner())
                                    && everybody.stream()
                                            .noneMatch(who -> AuthorityOracle.reads(
                                                    who, part, new AuthorityOracle.World(things, joined)))
                            ? part.seenAs(whole.owner(), whole.granted())
                            : part);
        });
        return new AuthorityOracle.World(things, joined);
    }

    private static <A> List<A> values(Repository<A> all, Function<A, String> id, Predicate<String> meant) {
        return all.scan(null, Integer.MAX_VALUE).values().stream()
                .map(Recorded::value)
                .filter(one -> meant.test(id.apply(one)))
                .toList();
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
        var speaksOf = new HashSet<>(facts.visitors());
        // who has declined has left by its own hand
        visit.answers().stream()
                .filter(given -> given.answer() == VisitAnswer.DECLINED)
                .map(VisitAnswer.Given::party)
                .forEach(speaksOf::remove);
        return new AuthorityOracle.Thing(
                "visits/" + visit.id(),
                facts.confidentiality(),
                facts.owner().party(),
                facts.agreements(),
                facts.visitors(),
                sharedWith == null ? List.of() : sharedWith,
                granted(new Thing("visits", visit.id()), visit.creator()),
                speaksOf,
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
        return grants.find(List.of(thing)).getOrDefault(thing, GrantList.ofCreator(creator)).counting().stream()
                .map(Grant::to)
                .toList();
    }
}
