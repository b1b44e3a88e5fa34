package eu.akkoord.agreements.overview.kafka;

import eu.akkoord.agreements.overview.KnownAgreement;
import eu.akkoord.agreements.overview.KnownCommitment;
import eu.akkoord.agreements.overview.KnownDossier;
import eu.akkoord.agreements.overview.KnownSession;
import eu.akkoord.agreements.overview.KnownVisit;
import eu.akkoord.agreements.overview.Link;
import eu.akkoord.agreements.overview.Reach;
import eu.akkoord.agreements.overview.ThemeKey;
import eu.akkoord.agreements.overview.Words;
import eu.akkoord.platform.desk.consent.Represented;
import eu.akkoord.platform.projection.Copy;
import eu.akkoord.platform.store.Forms;
import java.net.URI;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** A reader of published summaries. Without a property that the contract requires a summary is unreadable. */
final class Summaries {
    private static final Set<String> OVER = Set.of("ended", "terminated");

    private Summaries() {}

    static KnownAgreement agreement(Document told, @Nullable LocalDate occurred) {
        var themes = new LinkedHashMap<String, String>();
        Forms.documents(told, "themes").forEach(theme -> themes.put(text(theme, "code"), text(theme, "label")));
        return new KnownAgreement(
                link(told),
                // what was told before parties joined by themselves has no such list
                texts(told, told.containsKey("joined") ? "joined" : "parties"),
                themes,
                Forms.period(told, "review"),
                OVER.contains(text(told, "status")),
                entered(told));
    }

    static KnownDossier dossier(Document told, @Nullable LocalDate occurred) {
        return new KnownDossier(
                link(told),
                texts(told, "agreements"),
                themes(told),
                isForEveryone(told),
                Words.read(KnownDossier.Stage.class, text(told, "status")),
                required("occurred", occurred),
                shared(told),
                entered(told));
    }

    static KnownVisit visit(Document told, @Nullable LocalDate occurred) {
        var slips = told.get("slips", new Document());
        var reached = told.get("reached", Document.class);
        return new KnownVisit(
                link(told),
                text(told, "host"),
                texts(told, "guests"),
                required("period", Forms.period(told, "period")),
                texts(told, "agreements"),
                texts(told, "dossiers"),
                told.getString("returns"),
                isForEveryone(told),
                Words.read(KnownVisit.Stage.class, text(told, "status")),
                LocalDate.parse(text(told, "since")),
                new KnownVisit.Slips(number(slips, "count"), day(slips, "last")),
                reached == null ? null : new Reach(number(reached, "count"), reached.getBoolean("approximate", false)),
                shared(told),
                new KnownVisit.Answers(answering(told, "declined"), answering(told, "objected")),
                entered(told),
                represented(told));
    }

    static KnownSession session(Document told, @Nullable LocalDate occurred) {
        return new KnownSession(
                link(told),
                text(told, "visit"),
                themes(told),
                required("period", Forms.period(told, "period")),
                Words.read(KnownSession.Stage.class, text(told, "status")),
                number(told, "attended"),
                day(told, "unansweredSince"),
                entered(told));
    }

    static KnownCommitment commitment(Document told, @Nullable LocalDate occurred) {
        var source = told.get("source", new Document());
        return new KnownCommitment(
                text(told, "id"),
                URI.create(text(told, "href")),
                told.getString("agreement"),
                source.getString("visit"),
                source.getString("session"),
                texts(told, "debtors"),
                texts(told, "creditors"),
                Forms.period(told, "due"),
                Words.read(KnownCommitment.Stage.class, text(told, "status")),
                shared(told),
                entered(told),
                represented(told));
    }

    private static List<Represented> represented(Document told) {
        return Forms.documents(told, "represented").stream()
                .map(one -> new Represented(text(one, "party"), text(one, "statedBy")))
                .toList();
    }

    private static @Nullable Set<String> shared(Document told) {
        return told.containsKey("sharedWith") ? texts(told, "sharedWith") : null;
    }

    private static Set<String> answering(Document told, String answer) {
        return Forms.documents(told, "answers").stream()
                .filter(one -> answer.equals(one.getString("answer")))
                .map(one -> text(one, "party"))
                .collect(Collectors.toSet());
    }

    private static Link link(Document told) {
        return new Link(text(told, "id"), URI.create(text(told, "href")), text(told, "title"));
    }

    private static boolean isForEveryone(Document told) {
        return text(told, "confidentiality").equals("public");
    }

    private static Set<ThemeKey> themes(Document told) {
        return Forms.documents(told, "themes").stream()
                .map(theme -> new ThemeKey(text(theme, "agreement"), text(theme, "code")))
                .collect(Collectors.toSet());
    }

    private static @Nullable LocalDate day(Document told, String name) {
        var day = told.getString(name);
        return day == null ? null : LocalDate.parse(day);
    }

    private static @Nullable LocalDate entered(Document told) {
        return day(told, Copy.ENTERED);
    }

    private static int number(Document told, String name) {
        var number = told.get(name, Number.class);
        return number == null ? 0 : number.intValue();
    }

    private static String text(Document told, String name) {
        return required(name, told.getString(name));
    }

    private static Set<String> texts(Document told, String name) {
        return Set.copyOf(Forms.texts(told, name));
    }

    private static <T> T required(String name, @Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException("without " + name);
        }
        return value;
    }
}
