package eu.akkoord.platform.projection;

import eu.akkoord.platform.kafka.LogEvent;
import eu.akkoord.platform.kafka.Unreadable;
import eu.akkoord.platform.store.Hashes;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * One aggregate after the last event that was taken. Of one withdrawn from view only the id and the revision stay, until it is revealed.
 *
 * @param occurred the day of the change, in Europe/Brussels; absent when it was not published
 * @param summary the whole public summary after the change; absent when there is none
 */
public record Copy(
        String id,
        long revision,
        @Nullable LocalDate occurred,
        @Nullable Document summary) {
    /** Property of a summary: the day on which its subject was first registered, where that is published. */
    public static final String ENTERED = "entered";

    private static final Set<String> WITHOUT_SUMMARY = Set.of("changed", "concealed");

    /**
     * @param property of the event's data that holds the summary
     * @throws Unreadable when the event should tell a summary and does not
     */
    static Copy of(LogEvent event, String property) {
        if (WITHOUT_SUMMARY.contains(event.participle())) {
            return new Copy(event.id(), event.revision(), null, null);
        }
        var data = event.data();
        if (data == null || !(data.get(property) instanceof Document summary)) {
            throw new Unreadable("Without the summary that its type promises");
        }
        var entered = day(data.get(ENTERED));
        if (entered != null) {
            summary.append(ENTERED, entered.toString());
        }
        return new Copy(event.id(), event.revision(), day(data.get("occurred")), summary.append("id", event.id()));
    }

    static Copy read(Document stored) {
        return new Copy(
                stored.getString("_id"),
                stored.get("revision", Number.class).longValue(),
                day(stored.get("occurred")),
                stored.get("summary", Document.class));
    }

    private static @Nullable LocalDate day(@Nullable Object written) {
        try {
            return written == null ? null : LocalDate.parse(written.toString());
        } catch (DateTimeException e) {
            throw new Unreadable("Without a day that it happened on", e);
        }
    }

    /** Returns a digest that does not depend on the way in which the copy is stored. */
    String digest() {
        var all = new Document("revision", revision);
        if (occurred != null) {
            all.append("occurred", occurred.toString());
        }
        return Hashes.of(summary == null ? all : all.append("summary", summary));
    }
}
