package eu.akkoord.dossiers.document;

import eu.akkoord.dossiers.access.ClearancePolicy;
import eu.akkoord.dossiers.access.Confidentiality;
import eu.akkoord.dossiers.access.Guarded;
import eu.akkoord.dossiers.dossier.Dossier;
import eu.akkoord.dossiers.dossier.DossierRights;
import eu.akkoord.dossiers.dossier.Dossiers;
import eu.akkoord.platform.desk.Rights;
import eu.akkoord.platform.security.Caller;
import eu.akkoord.platform.store.Recorded;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A document is seen by those who see its dossier, or by fewer when its own confidentiality is stricter; a restricted one by those
 * who have a grant on the dossier. Officers of the party that drafted it write it, and no others.
 */
public final class DocumentRights implements Rights<DossierDocument> {
    private final Dossiers dossiers;
    private final ClearancePolicy policy;

    public DocumentRights(Dossiers dossiers, ClearancePolicy policy) {
        this.dossiers = dossiers;
        this.policy = policy;
    }

    @Override
    public Function<DossierDocument, Set<String>> clearances(Collection<? extends DossierDocument> documents) {
        var guarded = guarded(documents, DocumentRights::ownLevel);
        return policy.clearances(documents.stream().map(guarded).toList()).compose(guarded);
    }

    @Override
    public Predicate<DossierDocument> readableBy(Caller reader, Collection<? extends DossierDocument> documents) {
        return seenBy(reader, documents, DocumentRights::ownLevel);
    }

    /** While its dossier was stricter, so was the document. */
    @Override
    public Predicate<DossierDocument> readableThenBy(Caller reader, Collection<? extends DossierDocument> states) {
        return seenBy(reader, states, DossierDocument::shown);
    }

    @Override
    public void askInVain() {
        dossiers.find("-");
        policy.askInVain("dossiers");
    }

    /** Now, or when it last changed. */
    @Override
    public Predicate<DossierDocument> confidential(Collection<? extends DossierDocument> documents) {
        var guarded = guarded(documents, DocumentRights::ownLevel);
        return document ->
                isConcealed(guarded.apply(document)) || document.shown().isConcealed();
    }

    private static boolean isConcealed(Guarded part) {
        return part.level()
                .orStricter(Objects.requireNonNull(part.within()).level())
                .isConcealed();
    }

    @Override
    public Function<DossierDocument, Set<String>> concerned(Collection<? extends DossierDocument> documents) {
        var guarded = guarded(documents, DocumentRights::ownLevel);
        return document -> {
            var part = guarded.apply(document);
            return Stream.of(part.owner(), Objects.requireNonNull(part.within()).owner())
                    .collect(Collectors.toSet());
        };
    }

    /** A document is struck by the party that drafted it, whosever the dossier is. */
    @Override
    public boolean mayStrike(Caller coordinator, DossierDocument document) {
        return mayWrite(coordinator, document);
    }

    @Override
    public boolean mayWrite(Caller writer, DossierDocument document) {
        return guarded(List.of(document), DocumentRights::ownLevel)
                .apply(document)
                .owner()
                .equals(writer.party());
    }

    /** What decides who may see it, in its dossier as it stands. */
    static Guarded guarded(DossierDocument document, Dossier dossier, Confidentiality level) {
        var whole = DossierRights.guarded(dossier);
        var owner = document.owner();
        return whole.part(level, owner == null ? whole.owner() : owner.party());
    }

    private Predicate<DossierDocument> seenBy(
            Caller reader,
            Collection<? extends DossierDocument> documents,
            Function<DossierDocument, Confidentiality> level) {
        var guarded = guarded(documents, level);
        var seen = policy.seenBy(reader, documents.stream().map(guarded).toList());
        return document -> seen.test(guarded.apply(document));
    }

    /** By the dossiers as they are today, asked for once. */
    private Function<DossierDocument, Guarded> guarded(
            Collection<? extends DossierDocument> documents, Function<DossierDocument, Confidentiality> level) {
        Map<String, Recorded<Dossier>> found =
                dossiers.find(documents.stream().map(DossierDocument::dossier).collect(Collectors.toSet()));
        return document -> guarded(
                document, Objects.requireNonNull(found.get(document.dossier())).value(), level.apply(document));
    }

    private static Confidentiality ownLevel(DossierDocument document) {
        return document.facts().confidentiality();
    }
}
