package eu.akkoord.agreements.commitment.mongo;

import eu.akkoord.agreements.commitment.Commitment;
import eu.akkoord.agreements.commitment.CommitmentEvent;
import eu.akkoord.agreements.commitment.CommitmentFacts;
import eu.akkoord.agreements.commitment.CommitmentStage;
import eu.akkoord.agreements.commitment.CommitmentStatus;
import eu.akkoord.agreements.commitment.CommitmentStatus.Fulfilled;
import eu.akkoord.agreements.commitment.CommitmentStatus.InProgress;
import eu.akkoord.agreements.commitment.CommitmentStatus.Open;
import eu.akkoord.agreements.commitment.CommitmentStatus.Withdrawn;
import eu.akkoord.agreements.commitment.Consent;
import eu.akkoord.agreements.commitment.Evidence;
import eu.akkoord.agreements.commitment.Proposal;
import eu.akkoord.agreements.commitment.Source;
import eu.akkoord.platform.consent.OfferForms;
import eu.akkoord.platform.store.Announcement;
import eu.akkoord.platform.store.Forms;
import eu.akkoord.platform.store.Shape;
import java.net.URI;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.bson.Document;

/** A commitment as it is stored. */
final class CommitmentShape implements Shape<Commitment, CommitmentEvent> {
    private final BiFunction<Commitment, CommitmentEvent, Announcement> announcements;

    CommitmentShape(BiFunction<Commitment, CommitmentEvent, Announcement> announcements) {
        this.announcements = announcements;
    }

    @Override
    public Document write(Commitment commitment) {
        var state = written(commitment.facts()).append("status", written(commitment.status()));
        var consent = commitment.consent();
        Forms.put(state, "statedBy", consent.by());
        if (!consent.confirmed().isEmpty()) {
            state.append("confirmedBy", List.copyOf(consent.confirmed()));
        }
        if (consent.sharedWith() != null) {
            state.append("sharedWith", List.copyOf(consent.sharedWith()));
        }
        OfferForms.put(state, commitment.offers(), CommitmentShape::written);
        return state;
    }

    private static Document written(Proposal proposal) {
        var terms = proposal.terms();
        return terms == null ? new Document() : written(terms);
    }

    private static Document written(CommitmentFacts facts) {
        var state = new Document("text", facts.text())
                .append("source", written(facts.source()))
                .append("debtors", List.copyOf(facts.debtors()))
                .append("creditors", List.copyOf(facts.creditors()))
                .append("dossiers", List.copyOf(facts.dossiers()));
        Forms.put(state, "agreement", facts.agreement());
        var due = facts.due();
        if (due != null) {
            state.append("due", Forms.stored(due));
        }
        return state;
    }

    private static CommitmentFacts facts(Document state) {
        return new CommitmentFacts(
                state.getString("text"),
                state.getString("agreement"),
                source(state.get("source", Document.class)),
                set(state, "debtors"),
                set(state, "creditors"),
                Forms.period(state, "due"),
                set(state, "dossiers"));
    }

    @Override
    public Set<String> texts() {
        return Set.of(
                "text",
                "source.clause",
                "due.label",
                "status.reason",
                "status.evidence.title",
                "status.evidence.href",
                "offers.reason",
                "offers.ended.reason",
                "offers.content.text",
                "offers.content.source.clause",
                "offers.content.due.label");
    }

    @Override
    public Commitment read(String id, Document state) {
        return new Commitment(
                id,
                facts(state),
                new Consent(
                        state.getString("statedBy"),
                        set(state, "confirmedBy"),
                        state.containsKey("sharedWith") ? set(state, "sharedWith") : null),
                OfferForms.read(state, content -> new Proposal(content.containsKey("debtors") ? facts(content) : null)),
                status(state.get("status", Document.class)));
    }

    @Override
    public Announcement announce(Commitment after, CommitmentEvent event) {
        return announcements.apply(after, event);
    }

    private static Set<String> set(Document state, String name) {
        return new LinkedHashSet<>(Forms.texts(state, name));
    }

    private static Document written(Source source) {
        var written = new Document("kind", source.kind().word());
        Forms.put(written, "clause", source.clause());
        Forms.put(written, "visit", source.visit());
        Forms.put(written, "session", source.session());
        return written;
    }

    private static Source source(Document written) {
        return new Source(
                Source.Kind.of(written.getString("kind")),
                written.getString("clause"),
                written.getString("visit"),
                written.getString("session"));
    }

    private static Document written(CommitmentStatus status) {
        var written = new Document("stage", status.stage().word())
                .append("since", status.since().toString());
        switch (status) {
            case Fulfilled fulfilled -> {
                var evidence = fulfilled.evidence();
                written.append(
                        "evidence",
                        new Document("id", evidence.id())
                                .append("title", evidence.title())
                                .append("href", evidence.href().toString())
                                .append("date", evidence.date().toString()));
                Forms.put(written, "reportedBy", fulfilled.reportedBy());
                Forms.put(written, "confirmedBy", fulfilled.confirmedBy());
            }
            case Withdrawn withdrawn -> written.append("reason", withdrawn.reason());
            case Open open -> {}
            case InProgress inProgress -> {}
        }
        return written;
    }

    private static CommitmentStatus status(Document written) {
        var since = LocalDate.parse(written.getString("since"));
        return switch (CommitmentStage.of(written.getString("stage"))) {
            case OPEN -> new Open(since);
            case IN_PROGRESS -> new InProgress(since);
            case FULFILLED ->
                new Fulfilled(
                        since,
                        evidence(written.get("evidence", Document.class)),
                        written.getString("reportedBy"),
                        written.getString("confirmedBy"));
            case WITHDRAWN -> new Withdrawn(since, written.getString("reason"));
        };
    }

    private static Evidence evidence(Document written) {
        return new Evidence(
                written.getString("id"),
                written.getString("title"),
                URI.create(written.getString("href")),
                LocalDate.parse(written.getString("date")));
    }
}
