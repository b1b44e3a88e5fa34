package eu.akkoord.agreements.agreement.mongo;

import eu.akkoord.agreements.agreement.Agreement;
import eu.akkoord.agreements.agreement.AgreementEvent;
import eu.akkoord.agreements.agreement.AgreementFacts;
import eu.akkoord.agreements.agreement.AgreementStage;
import eu.akkoord.agreements.agreement.AgreementStatus;
import eu.akkoord.agreements.agreement.AgreementStatus.Announced;
import eu.akkoord.agreements.agreement.AgreementStatus.Approved;
import eu.akkoord.agreements.agreement.AgreementStatus.Ended;
import eu.akkoord.agreements.agreement.AgreementStatus.InEffect;
import eu.akkoord.agreements.agreement.AgreementStatus.InForce;
import eu.akkoord.agreements.agreement.AgreementStatus.Negotiated;
import eu.akkoord.agreements.agreement.AgreementStatus.Ratified;
import eu.akkoord.agreements.agreement.AgreementStatus.Signed;
import eu.akkoord.agreements.agreement.AgreementStatus.Terminated;
import eu.akkoord.agreements.agreement.Approval;
import eu.akkoord.agreements.agreement.Instrument;
import eu.akkoord.agreements.agreement.Joining;
import eu.akkoord.agreements.agreement.Relation;
import eu.akkoord.agreements.agreement.Standing;
import eu.akkoord.agreements.agreement.Standings;
import eu.akkoord.agreements.agreement.Stated;
import eu.akkoord.agreements.agreement.Theme;
import eu.akkoord.platform.consent.OfferForms;
import eu.akkoord.platform.store.Announcement;
import eu.akkoord.platform.store.Forms;
import eu.akkoord.platform.store.Shape;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** An agreement as it is stored. */
final class AgreementShape implements Shape<Agreement, AgreementEvent> {
    private final BiFunction<Agreement, AgreementEvent, Announcement> announcements;

    AgreementShape(BiFunction<Agreement, AgreementEvent, Announcement> announcements) {
        this.announcements = announcements;
    }

    @Override
    public Document write(Agreement agreement) {
        var facts = agreement.facts();
        var state = new Document("instrument", agreement.instrument().word())
                .append("title", facts.title())
                .append("parties", facts.parties())
                .append(
                        "themes",
                        facts.themes().stream()
                                .map(theme -> new Document("code", theme.code()).append("label", theme.label()))
                                .toList())
                .append(
                        "relations",
                        facts.relations().stream()
                                .map(relation -> new Document(
                                                "kind", relation.kind().word())
                                        .append("agreement", relation.agreement()))
                                .toList())
                .append("standings", written(agreement.standings()))
                .append("status", written(agreement.status()));
        OfferForms.put(state, agreement.offers(), joining -> new Document("party", joining.party()));
        put(state, agreement.stated());
        var signed = facts.signed();
        if (signed != null) {
            state.append("signed", Forms.stored(signed));
        }
        var review = facts.review();
        if (review != null) {
            state.append("review", Forms.stored(review));
        }
        Forms.put(state, "summary", facts.summary());
        return state;
    }

    @Override
    public Set<String> texts() {
        return Set.of(
                "title",
                "summary",
                "themes.label",
                "signed.label",
                "review.label",
                "source",
                "status.approvals.source",
                "offers.reason",
                "offers.ended.reason");
    }

    @Override
    public Agreement read(String id, Document state) {
        return new Agreement(
                id,
                Instrument.of(state.getString("instrument")),
                new AgreementFacts(
                        state.getString("title"),
                        state.getList("parties", String.class),
                        state.getList("themes", Document.class).stream()
                                .map(theme -> new Theme(theme.getString("code"), theme.getString("label")))
                                .toList(),
                        Forms.period(state, "signed"),
                        Forms.period(state, "review"),
                        state.getString("summary"),
                        state.getList("relations", Document.class).stream()
                                .map(relation -> new Relation(
                                        Relation.Kind.of(relation.getString("kind")), relation.getString("agreement")))
                                .toList()),
                standings(state),
                OfferForms.read(state, content -> new Joining(content.getString("party"))),
                status(state.get("status", Document.class)),
                stated(state));
    }

    private static List<Document> written(Standings standings) {
        return standings.all().stream()
                .map(one -> new Document("party", one.party())
                        .append("standing", one.place().word())
                        .append("since", one.since().toString()))
                .toList();
    }

    /** Before there were standings, whoever an agreement named was a party to it from its beginning. */
    private static Standings standings(Document state) {
        if (!state.containsKey("standings")) {
            var since = state.get("status", Document.class).getString("since");
            return Standings.of(Forms.texts(state, "parties"), Standing.Place.JOINED, LocalDate.parse(since));
        }
        return new Standings(Forms.documents(state, "standings").stream()
                .map(one -> new Standing(
                        one.getString("party"),
                        Standing.Place.of(one.getString("standing")),
                        LocalDate.parse(one.getString("since"))))
                .toList());
    }

    private static void put(Document form, @Nullable Stated stated) {
        if (stated != null) {
            form.append("statedBy", stated.by()).append("source", stated.source());
        }
    }

    private static @Nullable Stated stated(Document form) {
        var by = form.getString("statedBy");
        return by == null ? null : new Stated(by, form.getString("source"));
    }

    @Override
    public Announcement announce(Agreement after, AgreementEvent event) {
        return announcements.apply(after, event);
    }

    private static Document written(AgreementStatus status) {
        var written = new Document("stage", status.stage().word())
                .append("since", status.since().toString());
        if (!status.given().isEmpty()) {
            written.append(
                    "approvals",
                    status.given().stream().map(AgreementShape::written).toList());
        }
        return written;
    }

    private static Document written(Approval approval) {
        var written = new Document("party", approval.party())
                .append("on", approval.on().toString());
        put(written, approval.stated());
        return written;
    }

    private static AgreementStatus status(Document written) {
        var since = LocalDate.parse(written.getString("since"));
        var approvals = written.getList("approvals", Document.class, List.of()).stream()
                .map(approval -> new Approval(
                        approval.getString("party"), LocalDate.parse(approval.getString("on")), stated(approval)))
                .toList();
        return switch (AgreementStage.of(written.getString("stage"))) {
            case NEGOTIATED -> new Negotiated(since);
            case SIGNED -> new Signed(since);
            case APPROVED -> new Approved(since, approvals);
            case RATIFIED -> new Ratified(since, approvals);
            case IN_FORCE -> new InForce(since, approvals);
            case TERMINATED -> new Terminated(since, approvals);
            case ANNOUNCED -> new Announced(since);
            case IN_EFFECT -> new InEffect(since);
            case ENDED -> new Ended(since);
        };
    }
}
