package eu.akkoord.agreements.overview;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All facts from events, or those that one party may know. Confidential facts are never published. */
public record KnownFacts(
        List<KnownAgreement> agreements,
        List<KnownDossier> dossiers,
        List<KnownVisit> visits,
        List<KnownSession> sessions,
        List<KnownCommitment> commitments) {
    public KnownFacts {
        agreements = List.copyOf(agreements);
        dossiers = List.copyOf(dossiers);
        visits = List.copyOf(visits);
        sessions = ended(sessions, visits);
        commitments = List.copyOf(commitments);
    }

    /** Sessions of a visit that was cancelled are over, also before an event of their own says so. */
    private static List<KnownSession> ended(List<KnownSession> sessions, List<KnownVisit> visits) {
        var cancelled = visits.stream()
                .filter(visit -> visit.stage() == KnownVisit.Stage.CANCELLED)
                .map(KnownVisit::id)
                .collect(Collectors.toSet());
        return sessions.stream()
                .map(session ->
                        session.isExpected() && cancelled.contains(session.visit()) ? session.cancelled() : session)
                .toList();
    }

    /**
     * Narrows this to the view of a party's organisations: what is for everyone, what stands under agreements all of which bind the party,
     * and visits without an agreement that the party hosts or joins. A session is seen with its visit, a commitment by its debtors and
     * creditors and by the parties to its agreement.
     */
    public KnownFacts by(String party) {
        var parties = agreements.stream().collect(Collectors.toMap(KnownAgreement::id, KnownAgreement::parties));
        var visible = visits.stream()
                .filter(visit -> visit.forEveryone()
                        || (visit.agreements().isEmpty()
                                ? visit.concerns(party)
                                : isPartner(party, visit.agreements(), parties) && isShared(party, visit.sharedWith())))
                .toList();
        var visited = visible.stream().map(KnownVisit::id).collect(Collectors.toSet());
        return new KnownFacts(
                agreements,
                dossiers.stream()
                        .filter(dossier -> dossier.forEveryone()
                                || (isPartner(party, dossier.agreements(), parties)
                                        && isShared(party, dossier.sharedWith())))
                        .toList(),
                visible,
                sessions.stream()
                        .filter(session -> visited.contains(session.visit()))
                        .toList(),
                commitments.stream()
                        .filter(commitment -> commitment.concerns(party)
                                || (binds(commitment.agreement(), party, parties)
                                        && isShared(party, commitment.sharedWith())))
                        .toList());
    }

    /** The same if a party had left an agreement. */
    KnownFacts without(String party, String agreement) {
        var left = agreements.stream()
                .map(one -> one.id().equals(agreement) ? one.without(party) : one)
                .toList();
        return new KnownFacts(left, dossiers, visits, sessions, commitments);
    }

    private static boolean isShared(String party, @Nullable Set<String> sharedWith) {
        return sharedWith == null || sharedWith.contains(party);
    }

    private static boolean binds(@Nullable String agreement, String party, Map<String, Set<String>> parties) {
        return agreement != null && parties.getOrDefault(agreement, Set.of()).contains(party);
    }

    private static boolean isPartner(String party, Collection<String> named, Map<String, Set<String>> parties) {
        return named.stream().allMatch(id -> parties.getOrDefault(id, Set.of()).contains(party));
    }

    /** Narrows this to one agreement: visits through their dossiers too, sessions and commitments through their visits too. */
    KnownFacts under(String agreement) {
        var files = dossiers.stream()
                .filter(dossier -> dossier.agreements().contains(agreement))
                .toList();
        var filed = ids(files, KnownDossier::id);
        var travels = visits.stream()
                .filter(visit -> visit.agreements().contains(agreement)
                        || visit.dossiers().stream().anyMatch(filed::contains))
                .toList();
        var travelled = ids(travels, KnownVisit::id);
        var meetings = sessions.stream()
                .filter(session -> travelled.contains(session.visit())
                        || session.themes().stream()
                                .anyMatch(theme -> theme.agreement().equals(agreement)))
                .toList();
        var met = ids(meetings, KnownSession::id);
        return new KnownFacts(
                agreements.stream().filter(one -> one.id().equals(agreement)).toList(),
                files,
                travels,
                meetings,
                commitments.stream()
                        .filter(commitment -> agreement.equals(commitment.agreement())
                                || contains(travelled, commitment.visit())
                                || contains(met, commitment.session()))
                        .toList());
    }

    private static <T> Set<String> ids(List<T> all, Function<T, String> id) {
        return all.stream().map(id).collect(Collectors.toCollection(HashSet::new));
    }

    private static boolean contains(Set<String> ids, @Nullable String id) {
        return id != null && ids.contains(id);
    }
}
