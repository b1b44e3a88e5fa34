package eu.akkoord.platform.store;

import eu.akkoord.platform.core.change.CommonEvent;
import eu.akkoord.platform.core.change.CommonEvent.Amended;
import eu.akkoord.platform.core.change.CommonEvent.Fixed;
import eu.akkoord.platform.core.change.CommonEvent.Moved;
import eu.akkoord.platform.core.change.CommonEvent.Registered;
import eu.akkoord.platform.core.change.CommonEvent.Special;
import eu.akkoord.platform.core.change.CommonEvent.StatusChanged;
import eu.akkoord.platform.core.facts.Addresses;
import eu.akkoord.platform.core.facts.Kind;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * The published form of a kind whose events are {@link CommonEvent}s: its summary after each of them.
 *
 * @param <A> the aggregate
 */
public final class CommonAnnouncements<A> implements Announcements<A, CommonEvent> {
    private final Kind<A, ?> kind;
    private final Function<A, Map<String, Object>> summary;

    public CommonAnnouncements(Kind<A, ?> kind, Addresses addresses) {
        this(kind, (A after) -> kind.summary(after, addresses));
    }

    /** @param summary of what may be published, where that is not known of the aggregate alone */
    public CommonAnnouncements(Kind<A, ?> kind, Function<A, Map<String, Object>> summary) {
        this.kind = kind;
        this.summary = summary;
    }

    @Override
    public Announcement of(A after, CommonEvent event) {
        var data = new LinkedHashMap<String, Object>();
        var type = switch (event) {
            case Registered registered -> "registered";
            case Amended amended -> {
                data.put("changed", amended.changed());
                yield "amended";
            }
            case Fixed fixed -> {
                data.put("changed", fixed.changed());
                data.put("fixing", Forms.moved(fixed.from(), fixed.to()));
                yield "amended";
            }
            case Moved moved -> {
                data.put("changed", moved.changed());
                var slip = moved.slip();
                Forms.put(data, "slip", slip == null ? null : Forms.moved(slip.from(), slip.to()));
                yield "moved";
            }
            case StatusChanged changed -> {
                data.put("previousStatus", changed.previous());
                yield "statusChanged";
            }
            case Special special -> {
                data.putAll(special.data());
                yield special.type();
            }
        };
        data.put(kind.singular(), summary.apply(after));
        return new Announcement(type, data);
    }
}
