package eu.akkoord.agreements.commitment;

import eu.akkoord.agreements.agreement.Agreement;
import eu.akkoord.agreements.commitment.ForeignReferences.Told;
import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.desk.EventWait;
import eu.akkoord.platform.desk.Mentions;
import eu.akkoord.platform.desk.Visibility;
import eu.akkoord.platform.store.Aggregates;
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
 * The dossiers, visits and sessions that a caller may know of, by the rule of the service that owns them: public ones, and those under
 * agreements to each of which the caller's party is a party; a visit outside any agreement is its host's and guests', and a session is seen
 * with its visit. Grants are not published, so something seen by a grant alone cannot be named here.
 */
public final class References implements Mentions {
    private final ForeignReferences elsewhere;
    private final Aggregates<Agreement, ?> agreements;
    private final Duration patience;

    /** @param patience how long a writer waits for news of something that was registered a moment ago */
    public References(ForeignReferences elsewhere, Aggregates<Agreement, ?> agreements, Duration patience) {
        this.elsewhere = elsewhere;
        this.agreements = agreements;
        this.patience = patience;
    }

    @Override
    public String collection() {
        return CommitmentForms.COMMITMENTS.collection();
    }

    @Override
    public Map<String, String> places() {
        return Map.of(
                "/commitment/dossiers",
                "dossiers",
                "/commitment/source/visit",
                "visits",
                "/commitment/source/session",
                "sessions");
    }

    /** Returns the references that the writer may not know of, or that are still unpublished after some waiting. */
    List<NamedReference> unseen(Collection<NamedReference> named, Caller writer) {
        return EventWait.missing(
                patience,
                () -> named.stream()
                        .filter(Predicate.not(seen(named, writer)::contains))
                        .toList());
    }

    /** Returns the references that the reader may know of. */
    Set<NamedReference> seen(Collection<NamedReference> named, Caller reader) {
        return seen(named, Set.of(reader.party()));
    }

    /** The same for what events name: dossiers, visits or sessions. */
    public Visibility of(String collection) {
        var kind = NamedReference.Kind.of(collection);
        return new Visibility() {
            @Override
            public String collection() {
                return collection;
            }

            @Override
            public Set<String> readableIds(Collection<String> ids, Caller reader) {
                return References.this.known(kind, ids, reader);
            }
        };
    }

    private Set<String> known(NamedReference.Kind kind, Collection<String> ids, Caller reader) {
        var sessions = kind == NamedReference.Kind.SESSION ? elsewhere.sessions(ids) : Map.<String, Told>of();
        var named = ids.stream()
                .map(id -> {
                    var session = sessions.get(id);
                    return new NamedReference(kind, id, session == null ? null : session.visit(), "");
                })
                .toList();
        return seen(named, reader).stream().map(NamedReference::id).collect(Collectors.toSet());
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
    private Set<NamedReference> seen(Collection<NamedReference> named, Set<String> parties) {
        if (named.isEmpty()) {
            return Set.of();
        }
        var dossiers = elsewhere.dossiers(ids(named, NamedReference.Kind.DOSSIER));
        var sessions = elsewhere.sessions(ids(named, NamedReference.Kind.SESSION));
        var visits = elsewhere.visits(Stream.concat(
                        ids(named, NamedReference.Kind.VISIT).stream(),
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

    private static Set<String> ids(Collection<NamedReference> named, NamedReference.Kind kind) {
        return named.stream()
                .filter(one -> one.kind() == kind)
                .map(NamedReference::id)
                .collect(Collectors.toSet());
    }
}
