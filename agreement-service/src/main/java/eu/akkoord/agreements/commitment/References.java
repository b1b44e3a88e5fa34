package eu.akkoord.agreements.commitment;

import eu.akkoord.agreements.agreement.Agreements;
import eu.akkoord.agreements.commitment.Elsewhere.Told;
import eu.akkoord.platform.desk.News;
import eu.akkoord.platform.desk.Visibility;
import eu.akkoord.platform.security.Caller;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which dossiers, visits and sessions a caller may know of, by the rule of the service that keeps them: what is public, and what
 * stands under agreements to each of which the caller's party is a party; a visit outside any agreement is its host's and guests',
 * and a session is seen with its visit. Grants are not told of, so whoever sees something by a grant alone cannot name it here.
 */
public final class References {
    private final Elsewhere elsewhere;
    private final Agreements agreements;
    private final Duration patience;

    /** @param patience how long a writer waits for news of something that was registered a moment ago */
    public References(Elsewhere elsewhere, Agreements agreements, Duration patience) {
        this.elsewhere = elsewhere;
        this.agreements = agreements;
        this.patience = patience;
    }

    /** Those that the writer may not know of, or that nobody has told of after some waiting. */
    List<Named> unseen(Collection<Named> named, Caller writer) {
        return News.missing(
                patience,
                () -> named.stream()
                        .filter(Predicate.not(seen(named, writer)::contains))
                        .toList());
    }

    /** Those that the reader may know of. */
    Set<Named> seen(Collection<Named> named, Caller reader) {
        return seen(named, Set.of(reader.party()));
    }

    /** The same for what events name: dossiers, visits or sessions. */
    public Visibility of(String collection) {
        var kind = Named.Kind.of(collection);
        return new Visibility() {
            @Override
            public String collection() {
                return collection;
            }

            @Override
            public Set<String> known(Collection<String> ids, Caller reader) {
                return References.this.known(kind, ids, reader);
            }
        };
    }

    private Set<String> known(Named.Kind kind, Collection<String> ids, Caller reader) {
        var sessions = kind == Named.Kind.SESSION ? elsewhere.sessions(ids) : Map.<String, Told>of();
        var named = ids.stream()
                .map(id -> {
                    var session = sessions.get(id);
                    return new Named(kind, id, session == null ? null : session.visit(), "");
                })
                .toList();
        return seen(named, reader).stream().map(Named::id).collect(Collectors.toSet());
    }

    /** Returns the references that each reader of a commitment may know of: an event tells no more to all of them. */
    public CommitmentReferences told(CommitmentFacts facts) {
        var readers = new HashSet<>(facts.debtors());
        readers.addAll(facts.creditors());
        var agreement = facts.agreement();
        if (agreement != null) {
            agreements
                    .find(agreement)
                    .ifPresent(one -> readers.addAll(one.value().standings().joined()));
        }
        return CommitmentReferences.of(facts, seen(facts.named(), readers));
    }

    /** Returns the references that each of the parties may know of. */
    private Set<Named> seen(Collection<Named> named, Set<String> parties) {
        if (named.isEmpty()) {
            return Set.of();
        }
        var dossiers = elsewhere.dossiers(ids(named, Named.Kind.DOSSIER));
        var sessions = elsewhere.sessions(ids(named, Named.Kind.SESSION));
        var visits = elsewhere.visits(Stream.concat(
                        ids(named, Named.Kind.VISIT).stream(),
                        sessions.values().stream().map(Told::visit).filter(Objects::nonNull))
                .collect(Collectors.toSet()));
        var shared = shared(parties, Stream.of(dossiers, visits));
        return named.stream()
                .filter(one -> switch (one.kind()) {
                    case DOSSIER -> sees(parties, dossiers.get(one.id()), shared);
                    case VISIT -> sees(parties, visits.get(one.id()), shared);
                    case SESSION -> {
                        var session = sessions.get(one.id());
                        yield session != null
                                && Objects.equals(session.visit(), one.visit())
                                && sees(parties, visits.get(session.visit()), shared);
                    }
                })
                .collect(Collectors.toSet());
    }

    private static boolean sees(Set<String> parties, @Nullable Told told, Set<String> shared) {
        if (told == null) {
            return false;
        }
        return told.open()
                || (told.agreements().isEmpty()
                        ? told.visitors().containsAll(parties)
                        : shared.containsAll(told.agreements())
                                && (told.sharedWith() == null
                                        || told.sharedWith().containsAll(parties)));
    }

    /** The agreements among those they stand under to which all of the parties are a party. */
    private Set<String> shared(Set<String> parties, Stream<Map<String, Told>> all) {
        var named = new HashSet<String>();
        all.flatMap(told -> told.values().stream())
                .filter(told -> !told.open())
                .forEach(told -> named.addAll(told.agreements()));
        return agreements.find(named).entrySet().stream()
                .filter(one -> parties.stream().allMatch(one.getValue().value()::hasJoined))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static Set<String> ids(Collection<Named> named, Named.Kind kind) {
        return named.stream().filter(one -> one.kind() == kind).map(Named::id).collect(Collectors.toSet());
    }
}
