package eu.akkoord.dossiers.dossier.mongo;

import eu.akkoord.dossiers.access.Confidentiality;
import eu.akkoord.dossiers.access.Creator;
import eu.akkoord.dossiers.access.Offered;
import eu.akkoord.dossiers.dossier.Dossier;
import eu.akkoord.dossiers.dossier.DossierEvent;
import eu.akkoord.dossiers.dossier.DossierFacts;
import eu.akkoord.dossiers.dossier.DossierFacts.PartnerReference;
import eu.akkoord.dossiers.dossier.DossierFacts.Theme;
import eu.akkoord.dossiers.dossier.DossierStage;
import eu.akkoord.dossiers.dossier.DossierStatus;
import eu.akkoord.dossiers.dossier.DossierStatus.Active;
import eu.akkoord.dossiers.dossier.DossierStatus.Closed;
import eu.akkoord.dossiers.dossier.DossierStatus.Proposed;
import eu.akkoord.dossiers.dossier.DossierStatus.Suspended;
import eu.akkoord.dossiers.party.Organisation;
import eu.akkoord.platform.consent.OfferForms;
import eu.akkoord.platform.store.Announcement;
import eu.akkoord.platform.store.Forms;
import eu.akkoord.platform.store.Shape;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import org.bson.Document;

final class DossierShape implements Shape<Dossier, DossierEvent> {
    private final BiFunction<Dossier, DossierEvent, Announcement> announcements;

    DossierShape(BiFunction<Dossier, DossierEvent, Announcement> announcements) {
        this.announcements = announcements;
    }

    @Override
    public Announcement announce(Dossier after, DossierEvent event) {
        return announcements.apply(after, event);
    }

    @Override
    public Document write(Dossier dossier) {
        var facts = dossier.facts();
        var state = new Document("title", facts.title());
        Forms.put(state, "summary", facts.summary());
        state.append("agreements", facts.agreements())
                .append(
                        "themes",
                        facts.themes().stream()
                                .map(theme -> new Document("agreement", theme.agreement()).append("code", theme.code()))
                                .toList())
                .append("owner", facts.owner().form())
                .append(
                        "responsibles",
                        facts.responsibles().stream().map(Organisation::form).toList())
                .append(
                        "references",
                        facts.references().stream().map(DossierShape::reference).toList())
                .append("confidentiality", facts.confidentiality().word())
                .append("status", status(dossier.status()))
                .append("contributors", dossier.contributors())
                .append("creator", dossier.creator().subject());
        Forms.put(state, "creatorParty", dossier.creator().party());
        Forms.put(state, "sharedWith", facts.sharedWith());
        OfferForms.put(state, dossier.offers(), DossierShape::offered);
        var period = facts.period();
        Forms.put(state, "period", period == null ? null : Forms.stored(period));
        return state;
    }

    private static Document reference(PartnerReference reference) {
        var stored = new Document("source", reference.source()).append("id", reference.id());
        Forms.put(stored, "party", reference.party());
        return stored;
    }

    private static Document offered(Offered content) {
        return switch (content) {
            case Offered.Ownership ownership ->
                new Document("owner", ownership.owner().form()).append("keepGrants", ownership.keepGrants());
            case Offered.Moving moving -> new Document("period", Forms.stored(moving.period()));
        };
    }

    private static Offered readOffered(Document stored) {
        var owner = stored.get("owner", Document.class);
        return owner == null
                ? new Offered.Moving(Objects.requireNonNull(Forms.period(stored, "period")))
                : new Offered.Ownership(Organisation.of(owner), stored.getBoolean("keepGrants"));
    }

    private static Document status(DossierStatus status) {
        var stored = new Document("stage", status.stage().word())
                .append("since", status.since().toString());
        return switch (status) {
            case Proposed proposed -> stored;
            case Active active -> stored;
            case Suspended suspended -> stored.append("reason", suspended.reason());
            case Closed closed -> stored.append("reason", closed.reason());
        };
    }

    @Override
    public Set<String> texts() {
        return Set.of(
                "title",
                "summary",
                "period.label",
                "references.id",
                "references.source",
                "status.reason",
                "offers.reason",
                "offers.ended.reason");
    }

    @Override
    public Dossier read(String id, Document state) {
        var facts = new DossierFacts(
                state.getString("title"),
                state.getString("summary"),
                Forms.texts(state, "agreements"),
                Forms.documents(state, "themes").stream()
                        .map(theme -> new Theme(theme.getString("agreement"), theme.getString("code")))
                        .toList(),
                Organisation.of(state.get("owner", Document.class)),
                Forms.documents(state, "responsibles").stream()
                        .map(Organisation::of)
                        .toList(),
                Forms.period(state, "period"),
                Forms.documents(state, "references").stream()
                        .map(reference -> new PartnerReference(
                                reference.getString("source"), reference.getString("id"), reference.getString("party")))
                        .toList(),
                Confidentiality.of(state.getString("confidentiality")),
                state.getList("sharedWith", String.class));
        return new Dossier(
                id,
                facts,
                readStatus(state.get("status", Document.class)),
                Forms.texts(state, "contributors"),
                OfferForms.read(state, DossierShape::readOffered),
                new Creator(state.getString("creator"), state.getString("creatorParty")));
    }

    private static DossierStatus readStatus(Document stored) {
        var since = LocalDate.parse(stored.getString("since"));
        return switch (DossierStage.of(stored.getString("stage"))) {
            case PROPOSED -> new Proposed(since);
            case ACTIVE -> new Active(since);
            case SUSPENDED -> new Suspended(since, stored.getString("reason"));
            case CLOSED -> new Closed(since, stored.getString("reason"));
        };
    }
}
