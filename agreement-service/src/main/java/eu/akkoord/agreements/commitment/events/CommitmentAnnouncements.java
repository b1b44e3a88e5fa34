package eu.akkoord.agreements.commitment.events;

import eu.akkoord.agreements.commitment.Commitment;
import eu.akkoord.agreements.commitment.CommitmentEvent;
import eu.akkoord.agreements.commitment.CommitmentEvent.CommitmentAmended;
import eu.akkoord.agreements.commitment.CommitmentEvent.CommitmentAnswered;
import eu.akkoord.agreements.commitment.CommitmentEvent.CommitmentConfirmed;
import eu.akkoord.agreements.commitment.CommitmentEvent.CommitmentFulfilmentConfirmed;
import eu.akkoord.agreements.commitment.CommitmentEvent.CommitmentMoved;
import eu.akkoord.agreements.commitment.CommitmentEvent.CommitmentOffered;
import eu.akkoord.agreements.commitment.CommitmentEvent.CommitmentRegistered;
import eu.akkoord.agreements.commitment.CommitmentEvent.CommitmentStatusChanged;
import eu.akkoord.agreements.commitment.CommitmentReferences;
import eu.akkoord.agreements.commitment.CommitmentStatus.Fulfilled;
import eu.akkoord.agreements.commitment.References;
import eu.akkoord.agreements.commitment.Source;
import eu.akkoord.platform.consent.OfferForms;
import eu.akkoord.platform.desk.Mentions;
import eu.akkoord.platform.store.Announcement;
import eu.akkoord.platform.store.Forms;
import eu.akkoord.platform.web.Links;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.springframework.stereotype.Component;

/** What the world is told of a commitment; its text, clause, evidence and reason are free text or lead to it, and stay out. */
@Component
class CommitmentAnnouncements implements BiFunction<Commitment, CommitmentEvent, Announcement>, Mentions {
    private final Links links;
    private final References references;

    CommitmentAnnouncements(Links links, References references) {
        this.links = links;
        this.references = references;
    }

    @Override
    public String collection() {
        return "commitments";
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

    @Override
    public Announcement apply(Commitment after, CommitmentEvent event) {
        var data = new LinkedHashMap<String, Object>();
        var type = switch (event) {
            case CommitmentRegistered commitmentRegistered -> "registered";
            case CommitmentAmended amended -> {
                data.put("changed", amended.changed());
                yield "amended";
            }
            case CommitmentMoved moved -> {
                data.put("changed", moved.changed());
                yield "moved";
            }
            case CommitmentStatusChanged changed -> {
                data.put("previousStatus", changed.previous().word());
                yield "statusChanged";
            }
            case CommitmentConfirmed confirmed -> {
                data.put("party", confirmed.party());
                yield "confirmed";
            }
            case CommitmentFulfilmentConfirmed confirmed -> {
                data.put("party", confirmed.party());
                yield "fulfilmentConfirmed";
            }
            case CommitmentOffered offered -> {
                data.put("offer", OfferForms.told(offered.offer(), null, null));
                yield "offered";
            }
            case CommitmentAnswered answered -> {
                data.put("offer", OfferForms.told(answered.offer(), answered.answer(), answered.by()));
                yield "answered";
            }
        };
        data.put("commitment", summary(after));
        return new Announcement(type, data);
    }

    private Map<String, Object> summary(Commitment commitment) {
        var facts = commitment.facts();
        var summary = new LinkedHashMap<String, Object>();
        summary.put("id", commitment.id());
        summary.put("href", links.to("commitments", commitment.id()).toString());
        Forms.put(summary, "agreement", facts.agreement());
        var told = references.told(facts);
        summary.put("source", source(facts.source(), told));
        summary.put("debtors", List.copyOf(facts.debtors()));
        summary.put("creditors", List.copyOf(facts.creditors()));
        if (facts.due() != null) {
            summary.put("due", Forms.told(facts.due()));
        }
        if (!told.dossiers().isEmpty()) {
            summary.put("dossiers", List.copyOf(told.dossiers()));
        }
        var consent = commitment.consent();
        Forms.put(summary, "statedBy", consent.by());
        summary.put("confirmedBy", List.copyOf(consent.confirmed()));
        if (consent.sharedWith() != null) {
            summary.put("sharedWith", List.copyOf(consent.sharedWith()));
        }
        if (commitment.status() instanceof Fulfilled fulfilled) {
            Forms.put(summary, "reportedBy", fulfilled.reportedBy());
            summary.put("fulfilmentConfirmed", fulfilled.confirmedBy() != null);
        }
        summary.put("status", commitment.status().stage().word());
        summary.put("since", commitment.status().since().toString());
        return summary;
    }

    private static Map<String, Object> source(Source source, CommitmentReferences told) {
        var form = new LinkedHashMap<String, Object>();
        form.put("kind", source.kind().word());
        Forms.put(form, "visit", told.visit());
        Forms.put(form, "session", told.visit() == null ? null : told.session());
        return form;
    }
}
