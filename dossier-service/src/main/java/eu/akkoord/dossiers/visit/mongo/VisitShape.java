package eu.akkoord.dossiers.visit.mongo;

import eu.akkoord.dossiers.access.Confidentiality;
import eu.akkoord.dossiers.access.Creator;
import eu.akkoord.dossiers.access.Offered;
import eu.akkoord.dossiers.party.Organisation;
import eu.akkoord.dossiers.visit.Delegation;
import eu.akkoord.dossiers.visit.ProgrammeItem;
import eu.akkoord.dossiers.visit.ProgrammeItem.SiteHost;
import eu.akkoord.dossiers.visit.Reach;
import eu.akkoord.dossiers.visit.Slips;
import eu.akkoord.dossiers.visit.SlipsByLevel;
import eu.akkoord.dossiers.visit.Visit;
import eu.akkoord.dossiers.visit.VisitAnswer;
import eu.akkoord.dossiers.visit.VisitEvent;
import eu.akkoord.dossiers.visit.VisitFacts;
import eu.akkoord.dossiers.visit.VisitKind;
import eu.akkoord.dossiers.visit.VisitStage;
import eu.akkoord.dossiers.visit.VisitStatus;
import eu.akkoord.dossiers.visit.VisitStatus.Cancelled;
import eu.akkoord.dossiers.visit.VisitStatus.Confirmed;
import eu.akkoord.dossiers.visit.VisitStatus.Held;
import eu.akkoord.dossiers.visit.VisitStatus.Planned;
import eu.akkoord.dossiers.visit.VisitStatus.Reported;
import eu.akkoord.platform.consent.OfferForms;
import eu.akkoord.platform.store.Announcement;
import eu.akkoord.platform.store.Forms;
import eu.akkoord.platform.store.Shape;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

final class VisitShape implements Shape<Visit, VisitEvent> {
    private final BiFunction<Visit, VisitEvent, Announcement> announcements;

    VisitShape(BiFunction<Visit, VisitEvent, Announcement> announcements) {
        this.announcements = announcements;
    }

    @Override
    public Announcement announce(Visit after, VisitEvent event) {
        return announcements.apply(after, event);
    }

    @Override
    public Document write(Visit visit) {
        var facts = visit.facts();
        var state = new Document("title", facts.title())
                .append("kind", facts.kind().word())
                .append("initiators", facts.initiators())
                .append("host", facts.host())
                .append("guests", facts.guests())
                .append("period", Forms.stored(facts.period()))
                .append("places", facts.places())
                .append(
                        "delegations",
                        facts.delegations().stream().map(VisitShape::delegation).toList())
                .append(
                        "programme",
                        facts.programme().stream().map(VisitShape::item).toList())
                .append("agreements", facts.agreements())
                .append("dossiers", facts.dossiers())
                .append("owner", facts.owner().form())
                .append("confidentiality", facts.confidentiality().word())
                .append("status", status(visit.status()))
                .append("slips", slips(visit.allSlips()))
                .append(
                        "answers",
                        visit.answers().stream().map(VisitShape::answer).toList())
                .append("creator", visit.creator().subject());
        Forms.put(state, "creatorParty", visit.creator().party());
        Forms.put(state, "sharedWith", facts.sharedWith());
        OfferForms.put(state, visit.offers(), VisitShape::offered);
        Forms.put(state, "returns", facts.returns());
        Forms.put(state, "outcomes", facts.outcomes());
        var reached = facts.reached();
        if (reached != null) {
            state.append(
                    "reached", new Document("count", reached.count()).append("approximate", reached.approximate()));
        }
        return state;
    }

    private static Document answer(VisitAnswer.Given given) {
        return new Document("id", given.id())
                .append("party", given.party())
                .append("answer", given.answer().word())
                .append("since", given.since().toString());
    }

    private static VisitAnswer.Given readAnswer(Document stored) {
        return new VisitAnswer.Given(
                stored.getString("id"),
                stored.getString("party"),
                VisitAnswer.of(stored.getString("answer")),
                LocalDate.parse(stored.getString("since")));
    }

    private static Document slips(SlipsByLevel slips) {
        var stored = new Document();
        slips.levels().forEach((level, at) -> {
            var form = new Document("count", at.count());
            Forms.put(form, "last", Forms.text(at.last()));
            stored.append(level.word(), form);
        });
        return stored;
    }

    private static Document delegation(Delegation delegation) {
        var stored = new Document("party", delegation.party()).append("functions", delegation.functions());
        Forms.put(stored, "announced", delegation.announced());
        Forms.put(stored, "actual", delegation.actual());
        return stored;
    }

    private static Document item(ProgrammeItem item) {
        var stored = new Document("title", item.title()).append("kind", item.kind());
        Forms.put(stored, "date", Forms.text(item.date()));
        Forms.put(stored, "startTime", Forms.text(item.startTime()));
        Forms.put(stored, "endTime", Forms.text(item.endTime()));
        Forms.put(stored, "place", item.place());
        var host = item.host();
        if (host != null) {
            var storedHost = new Document("name", host.name());
            var organisation = host.organisation();
            Forms.put(storedHost, "organisation", organisation == null ? null : organisation.form());
            stored.append("host", storedHost);
        }
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

    private static Document status(VisitStatus status) {
        var stored = new Document("stage", status.stage().word())
                .append("since", status.since().toString());
        return switch (status) {
            case Planned planned -> stored;
            case Confirmed confirmed -> stored;
            case Held held -> stored;
            case Reported reported -> stored;
            case Cancelled cancelled -> stored.append("reason", cancelled.reason());
        };
    }

    @Override
    public Set<String> texts() {
        return Set.of(
                "title",
                "initiators",
                "period.label",
                "places",
                "delegations.functions",
                "programme.title",
                "programme.place",
                "programme.host.name",
                "outcomes",
                "status.reason",
                "offers.reason",
                "offers.ended.reason",
                "offers.content.period.label");
    }

    @Override
    public Visit read(String id, Document state) {
        var facts = new VisitFacts(
                state.getString("title"),
                VisitKind.of(state.getString("kind")),
                Forms.texts(state, "initiators"),
                state.getString("host"),
                Forms.texts(state, "guests"),
                Objects.requireNonNull(Forms.period(state, "period")),
                Forms.texts(state, "places"),
                Forms.documents(state, "delegations").stream()
                        .map(stored -> new Delegation(
                                stored.getString("party"),
                                stored.getInteger("announced"),
                                stored.getInteger("actual"),
                                Forms.texts(stored, "functions")))
                        .toList(),
                Forms.documents(state, "programme").stream()
                        .map(VisitShape::readItem)
                        .toList(),
                Forms.texts(state, "agreements"),
                Forms.texts(state, "dossiers"),
                state.getString("returns"),
                Organisation.of(state.get("owner", Document.class)),
                Confidentiality.of(state.getString("confidentiality")),
                state.getString("outcomes"),
                readReach(state.get("reached", Document.class)),
                state.getList("sharedWith", String.class));
        return new Visit(
                id,
                facts,
                readStatus(state.get("status", Document.class)),
                readSlips(state.get("slips", Document.class)),
                Forms.documents(state, "answers").stream()
                        .map(VisitShape::readAnswer)
                        .toList(),
                OfferForms.read(state, VisitShape::readOffered),
                new Creator(state.getString("creator"), state.getString("creatorParty")));
    }

    private static @Nullable Reach readReach(@Nullable Document stored) {
        return stored == null ? null : new Reach(stored.getInteger("count"), stored.getBoolean("approximate"));
    }

    /** Before they were counted by level nobody wrote down at which they were made: these are left to holders of a grant. */
    private static SlipsByLevel readSlips(Document stored) {
        if (stored.containsKey("count")) {
            var slips = readCount(stored);
            return slips.count() == 0 ? SlipsByLevel.NONE : new SlipsByLevel(Map.of(Confidentiality.RESTRICTED, slips));
        }
        var levels = new EnumMap<Confidentiality, Slips>(Confidentiality.class);
        stored.keySet()
                .forEach(level -> levels.put(Confidentiality.of(level), readCount(stored.get(level, Document.class))));
        return new SlipsByLevel(levels);
    }

    private static Slips readCount(Document stored) {
        return new Slips(stored.getInteger("count"), parsed(stored.getString("last"), LocalDate::parse));
    }

    private static ProgrammeItem readItem(Document stored) {
        var host = stored.get("host", Document.class);
        return new ProgrammeItem(
                parsed(stored.getString("date"), LocalDate::parse),
                parsed(stored.getString("startTime"), LocalTime::parse),
                parsed(stored.getString("endTime"), LocalTime::parse),
                stored.getString("title"),
                stored.getString("kind"),
                host == null ? null : readHost(host),
                stored.getString("place"));
    }

    private static SiteHost readHost(Document stored) {
        var organisation = stored.get("organisation", Document.class);
        return new SiteHost(stored.getString("name"), organisation == null ? null : Organisation.of(organisation));
    }

    private static <T> @Nullable T parsed(@Nullable String text, Function<String, T> parse) {
        return text == null ? null : parse.apply(text);
    }

    private static VisitStatus readStatus(Document stored) {
        var since = LocalDate.parse(stored.getString("since"));
        return switch (VisitStage.of(stored.getString("stage"))) {
            case PLANNED -> new Planned(since);
            case CONFIRMED -> new Confirmed(since);
            case HELD -> new Held(since);
            case REPORTED -> new Reported(since);
            case CANCELLED -> new Cancelled(since, stored.getString("reason"));
        };
    }
}
