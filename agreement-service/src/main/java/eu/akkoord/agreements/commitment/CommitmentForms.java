package eu.akkoord.agreements.commitment;

import eu.akkoord.agreements.commitment.CommitmentStatus.Fulfilled;
import eu.akkoord.agreements.commitment.CommitmentStatus.Withdrawn;
import eu.akkoord.platform.core.change.CommonEvent;
import eu.akkoord.platform.core.facts.Addresses;
import eu.akkoord.platform.core.facts.Facts;
import eu.akkoord.platform.core.facts.Kind;
import eu.akkoord.platform.core.facts.State;
import eu.akkoord.platform.store.Announcements;
import eu.akkoord.platform.store.CommonAnnouncements;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The declaration of a commitment's properties: which are stored, shown, listed and published. */
public final class CommitmentForms {
    /** All forms of where a commitment was made. */
    static final Facts<Source> SOURCE = Facts.of(Source.class);

    private static final State<Commitment> STATE =
            State.of(Commitment.class).saidLater("status.confirmedBy").build();

    /**
     * A list shows no more than whoever may see it may know, so not which dossiers, visits and sessions it names, nor whether it is overdue,
     * which depends on the day. The world is told no text, clause, evidence or reason: these are free texts, or lead to one.
     */
    public static final Kind<Commitment, CommitmentFacts> COMMITMENTS = Kind.of(
                    "commitments", "commitment", STATE, Commitment::id, CommitmentFacts.FORM, Commitment::facts)
            .says(
                    "kind",
                    Source.Kind.class,
                    commitment -> commitment.facts().source().kind())
            .says(
                    "evidence",
                    Evidence.class,
                    one -> one.status() instanceof Fulfilled fulfilled ? fulfilled.evidence() : null)
            .saysCode("reportedBy", one -> one.status() instanceof Fulfilled fulfilled ? fulfilled.reportedBy() : null)
            .says("confirmed", Boolean.class, CommitmentForms::isConfirmed)
            .says("fulfilmentConfirmed", Boolean.class, CommitmentForms::isConfirmed)
            .saysCode("statedBy", commitment -> commitment.consent().by())
            .saysAll(
                    "confirmedBy",
                    String.class,
                    commitment -> commitment.consent().confirmed())
            .saysAll(
                    "sharedWith",
                    String.class,
                    commitment -> commitment.consent().sharedWith())
            .stands(
                    commitment -> commitment.status().stage(),
                    commitment -> commitment.status().since(),
                    commitment -> commitment.status() instanceof Withdrawn withdrawn ? withdrawn.reason() : null)
            .isOverAt(CommitmentStage.FULFILLED, CommitmentStage.WITHDRAWN)
            .isOpenedBy("represented")
            .hides("kind", "fulfilmentConfirmed")
            .meantFor("due")
            .showsElsewhere("source")
            .showsElsewhere("overdue")
            .showsNothingEmpty()
            .lists("text agreement kind debtors creditors due status since represented { party statedBy }")
            .tables("statedBy confirmedBy sharedWith reportedBy confirmed reason")
            .tellsElsewhere("source", Source.class)
            .tells("""
                    agreement source { kind visit session } debtors creditors due dossiers? statedBy confirmedBy
                    sharedWith reportedBy fulfilmentConfirmed status since represented { party statedBy }
                    """)
            .build();

    private CommitmentForms() {}

    private static @Nullable Boolean isConfirmed(Commitment commitment) {
        return commitment.status() instanceof Fulfilled fulfilled ? fulfilled.confirmedBy() != null : null;
    }

    /** Returns the published form, which names only what each of those may know of who may know of the commitment. */
    public static Announcements<Commitment, CommonEvent> announcements(References references, Addresses addresses) {
        return new CommonAnnouncements<>(COMMITMENTS, (Commitment commitment) -> {
            var told = references.told(commitment.facts());
            var source = commitment.facts().source().shownTo(told);
            return COMMITMENTS.summary(commitment.concerning(told.dossiers()), addresses, Map.of("source", source));
        });
    }

    /**
     * Returns the view of a commitment, without what it names and the reader may not see.
     *
     * @param seen what the reader may see of that
     * @param day the one that decides whether it is overdue, as long as it is to be kept
     */
    public static Map<String, Object> view(
            Commitment commitment,
            CommitmentReferences seen,
            LocalDate day,
            Instant created,
            Instant modified,
            Addresses addresses) {
        var elsewhere = new HashMap<String, Object>();
        elsewhere.put("source", source(commitment.facts().source().shownTo(seen), addresses));
        if (commitment.awaited()) {
            elsewhere.put("overdue", commitment.isOverdue(day));
        }
        return COMMITMENTS.view(commitment.concerning(seen.dossiers()), created, modified, addresses, elsewhere);
    }

    /** Returns the terms of an offer, without what they name and the reader may not see, and without dossiers and who could not answer, which are no terms. */
    public static Map<String, Object> terms(CommitmentFacts terms, CommitmentReferences seen) {
        var written = CommitmentFacts.FORM.write(terms);
        written.remove("dossiers");
        written.remove("represented");
        written.put("source", SOURCE.write(terms.source().shownTo(seen)));
        return written;
    }

    /** Links to the visit and the session; a session is found below its visit. */
    private static Map<String, Object> source(Source source, Addresses addresses) {
        var view = SOURCE.write(source);
        var visit = source.visit();
        var session = source.session();
        if (visit != null) {
            view.put("visit", link(visit, addresses.to("visits", visit)));
        }
        if (visit != null && session != null) {
            view.put("session", link(session, addresses.to("visits", visit, "sessions", session)));
        }
        return view;
    }

    private static Map<String, Object> link(String id, URI href) {
        var link = new LinkedHashMap<String, Object>();
        link.put("id", id);
        link.put("href", href);
        return link;
    }
}
