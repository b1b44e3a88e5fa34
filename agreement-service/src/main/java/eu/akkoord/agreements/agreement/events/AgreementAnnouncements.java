package eu.akkoord.agreements.agreement.events;

import eu.akkoord.agreements.agreement.Agreement;
import eu.akkoord.agreements.agreement.AgreementEvent;
import eu.akkoord.agreements.agreement.AgreementEvent.AgreementAmended;
import eu.akkoord.agreements.agreement.AgreementEvent.AgreementAnswered;
import eu.akkoord.agreements.agreement.AgreementEvent.AgreementLeft;
import eu.akkoord.agreements.agreement.AgreementEvent.AgreementMoved;
import eu.akkoord.agreements.agreement.AgreementEvent.AgreementOffered;
import eu.akkoord.agreements.agreement.AgreementEvent.AgreementRegistered;
import eu.akkoord.agreements.agreement.AgreementEvent.AgreementStatusChanged;
import eu.akkoord.agreements.agreement.Approval;
import eu.akkoord.platform.consent.OfferForms;
import eu.akkoord.platform.store.Announcement;
import eu.akkoord.platform.store.Forms;
import eu.akkoord.platform.web.Links;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.springframework.stereotype.Component;

/** What the world is told of an agreement; its summary is free text and stays out. */
@Component
class AgreementAnnouncements implements BiFunction<Agreement, AgreementEvent, Announcement> {
    private final Links links;

    AgreementAnnouncements(Links links) {
        this.links = links;
    }

    @Override
    public Announcement apply(Agreement after, AgreementEvent event) {
        var data = new LinkedHashMap<String, Object>();
        var type = switch (event) {
            case AgreementRegistered agreementRegistered -> "registered";
            case AgreementAmended amended -> {
                data.put("changed", amended.changed());
                yield "amended";
            }
            case AgreementMoved moved -> {
                data.put("changed", moved.changed());
                yield "moved";
            }
            case AgreementStatusChanged changed -> {
                data.put("previousStatus", changed.previous().word());
                yield "statusChanged";
            }
            case AgreementOffered offered -> {
                data.put("offer", OfferForms.told(offered.offer(), null, null));
                yield "offered";
            }
            case AgreementAnswered answered -> {
                data.put("offer", OfferForms.told(answered.offer(), answered.answer(), answered.by()));
                yield "answered";
            }
            case AgreementLeft left -> {
                data.put("party", left.party());
                yield "left";
            }
        };
        data.put("agreement", summary(after));
        return new Announcement(type, data);
    }

    private Map<String, Object> summary(Agreement agreement) {
        var facts = agreement.facts();
        var summary = new LinkedHashMap<String, Object>();
        summary.put("id", agreement.id());
        summary.put("href", links.to("agreements", agreement.id()).toString());
        summary.put("title", facts.title());
        summary.put("instrument", agreement.instrument().word());
        summary.put("parties", facts.parties());
        summary.put("joined", List.copyOf(agreement.standings().joined()));
        putAll(
                summary,
                "themes",
                facts.themes().stream()
                        .map(theme -> Map.of("code", theme.code(), "label", theme.label()))
                        .toList());
        if (facts.signed() != null) {
            summary.put("signed", Forms.told(facts.signed()));
        }
        if (facts.review() != null) {
            summary.put("review", Forms.told(facts.review()));
        }
        putAll(
                summary,
                "relations",
                facts.relations().stream()
                        .map(relation -> Map.of("kind", relation.kind().word(), "agreement", relation.agreement()))
                        .toList());
        summary.put("status", agreement.status().stage().word());
        summary.put("since", agreement.status().since().toString());
        if (agreement.stated() != null) {
            summary.put("statedBy", agreement.stated().by());
        }
        putAll(
                summary,
                "approvals",
                agreement.status().given().stream()
                        .map(AgreementAnnouncements::told)
                        .toList());
        return summary;
    }

    private static Map<String, Object> told(Approval approval) {
        var told = new LinkedHashMap<String, Object>();
        told.put("party", approval.party());
        told.put("on", approval.on().toString());
        var stated = approval.stated();
        Forms.put(told, "statedBy", stated == null ? null : stated.by());
        return told;
    }

    private static void putAll(Map<String, Object> object, String name, List<?> values) {
        if (!values.isEmpty()) {
            object.put(name, values);
        }
    }
}
