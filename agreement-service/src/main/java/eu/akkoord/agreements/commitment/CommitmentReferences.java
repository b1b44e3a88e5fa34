package eu.akkoord.agreements.commitment;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The references of a commitment to dossier-service, as far as a reader may know of them.
 *
 * @param dossiers ids of the dossiers it serves, in the order of the commitment
 * @param visit id of the visit it was made at
 * @param session id of the session it was made at
 */
public record CommitmentReferences(
        Set<String> dossiers,
        @Nullable String visit,
        @Nullable String session) {
    public CommitmentReferences {
        dossiers = Collections.unmodifiableSet(new LinkedHashSet<>(dossiers));
    }

    static final CommitmentReferences NONE = new CommitmentReferences(Set.of(), null, null);

    /** Parties among them that others name too. */
    CommitmentReferences within(CommitmentReferences others) {
        var both = new LinkedHashSet<>(dossiers);
        both.retainAll(others.dossiers);
        return new CommitmentReferences(
                both,
                Objects.equals(visit, others.visit) ? visit : null,
                Objects.equals(session, others.session) ? session : null);
    }

    static CommitmentReferences of(CommitmentFacts facts, Set<NamedReference> known) {
        var dossiers = new LinkedHashSet<>(facts.dossiers());
        dossiers.retainAll(ids(known, NamedReference.Kind.DOSSIER));
        var visits = ids(known, NamedReference.Kind.VISIT);
        var sessions = ids(known, NamedReference.Kind.SESSION);
        var source = facts.source();
        return new CommitmentReferences(
                dossiers,
                source.visit() != null && visits.contains(source.visit()) ? source.visit() : null,
                source.session() != null && sessions.contains(source.session()) ? source.session() : null);
    }

    private static Set<String> ids(Set<NamedReference> named, NamedReference.Kind kind) {
        return named.stream()
                .filter(one -> one.kind() == kind)
                .map(NamedReference::id)
                .collect(Collectors.toSet());
    }
}
