package eu.akkoord.dossiers.document;

import eu.akkoord.dossiers.access.ClearancePolicy;
import eu.akkoord.dossiers.access.Confidentiality;
import eu.akkoord.dossiers.access.Guarded;
import eu.akkoord.dossiers.access.GuardedRights;
import eu.akkoord.dossiers.dossier.Dossier;
import eu.akkoord.dossiers.dossier.DossierRights;
import eu.akkoord.dossiers.dossier.Dossiers;
import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.change.Recorded;
import eu.akkoord.platform.store.HistoryRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A document is seen by those who see its dossier, or by fewer when its own confidentiality is stricter; a restricted one by those
 * who have a grant on the dossier. Officers of the party that drafted it write it, and no others: who owns the dossier opens it no
 * further for what others have in it.
 */
public final class DocumentRights extends GuardedRights<DossierDocument> {
    private static final String VERSIONS = "versions";
    private static final String EXPOSURES = "exposures";

    private final Dossiers dossiers;

    public DocumentRights(Dossiers dossiers, ClearancePolicy policy) {
        super(policy);
        this.dossiers = dossiers;
    }

    /** As its dossier was then: who owns it since, shares it since or is offered it sees no more of its documents' past than of its own. */
    @Override
    public Predicate<DossierDocument> readableThenBy(Caller reader, Collection<? extends DossierDocument> states) {
        return seenBy(reader, states, then(states));
    }

    @Override
    public void askInVain() {
        dossiers.find("-");
        policy.askInVain("dossiers");
    }

    /** Now, or when it last changed. */
    @Override
    public Predicate<DossierDocument> confidential(Collection<? extends DossierDocument> documents) {
        var guarded = guarded(documents);
        return document ->
                isConcealed(guarded.apply(document)) || document.shown().isConcealed();
    }

    private static boolean isConcealed(Guarded part) {
        return part.level()
                .orStricter(Objects.requireNonNull(part.within()).level())
                .isConcealed();
    }

    /** The party that drafted it, and the owner of then of its dossier where its own level shows it to that party. */
    @Override
    public Function<DossierDocument, Set<String>> concerned(Collection<? extends DossierDocument> documents) {
        var then = then(documents);
        var open =
                policy.openTo(documents.stream().map(then).map(Guarded::alone).toList());
        return document -> {
            var part = then.apply(document);
            var whole = Objects.requireNonNull(part.within()).owner();
            return !whole.equals(part.owner()) && open.test(whole, part.alone())
                    ? Set.of(part.owner(), whole)
                    : Set.of(part.owner());
        };
    }

    /** Without the earlier versions that did not concern that party when they were the current ones. */
    @Override
    public Map<String, Object> audited(HistoryRecord<?> past, String party) {
        var document = (DossierDocument) past.after();
        var stored = past.stored();
        if (document.earlier().isEmpty() || !(stored.get(VERSIONS) instanceof List<?> versions)) {
            return stored;
        }
        var replaced = document.replaced();
        var concerned = concerned(replaced);
        var shown = new ArrayList<Object>();
        for (int place = 0; place < versions.size(); place++) {
            if (place >= replaced.size() || concerned.apply(replaced.get(place)).contains(party)) {
                shown.add(versions.get(place));
            }
        }
        var without = new LinkedHashMap<>(stored);
        without.put(VERSIONS, shown);
        if (shown.size() < versions.size()) {
            without.remove(EXPOSURES);
        }
        return without;
    }

    /** A document is struck by the party that drafted it, whosever the dossier is. */
    @Override
    public boolean mayStrike(Caller coordinator, DossierDocument document) {
        return mayWrite(coordinator, document);
    }

    /** Shown to everybody from then on. */
    @Override
    public String kind(@Nullable DossierDocument before, DossierDocument after) {
        return Confidentiality.kind(before == null ? null : before.shown(), after.shown());
    }

    @Override
    public boolean mayWrite(Caller writer, DossierDocument document) {
        return guarded(List.of(document)).apply(document).owner().equals(writer.party());
    }

    /** Returns the properties that guard it in its dossier as it stands. */
    static Guarded guarded(DossierDocument document, Dossier dossier) {
        var whole = DossierRights.guarded(dossier);
        return part(document, whole, document.along());
    }

    private static Guarded part(DossierDocument document, Guarded whole, boolean along) {
        return whole.part(document.facts().confidentiality(), document.party(whole), document.sharedIn(whole), along);
    }

    @Override
    protected Function<DossierDocument, Guarded> guarded(Collection<? extends DossierDocument> documents) {
        var dossiers = dossiers(documents);
        return document -> guarded(document, dossiers.apply(document));
    }

    /** By the dossiers as they were. In what went along, those who own it since see what has become of it, and not what it was. */
    private Function<DossierDocument, Guarded> then(Collection<? extends DossierDocument> states) {
        var dossiers = dossiers(states);
        return state ->
                part(state, DossierRights.guarded(dossiers.apply(state)).asOf(state.whole(), state.within()), false);
    }

    /** The dossiers as they are today, asked for once. */
    private Function<DossierDocument, Dossier> dossiers(Collection<? extends DossierDocument> documents) {
        Map<String, Recorded<Dossier>> found =
                dossiers.find(documents.stream().map(DossierDocument::dossier).collect(Collectors.toSet()));
        return document -> Objects.requireNonNull(found.get(document.dossier())).value();
    }
}
