package eu.akkoord.dossiers.calendar.web;

import eu.akkoord.dossiers.calendar.Occasion;
import eu.akkoord.platform.core.message.Language;
import eu.akkoord.platform.core.message.Message;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.ComponentList;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.PropertyList;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.LastModified;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Status;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import net.fortuna.ical4j.model.property.immutable.ImmutableTransp;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;

/**
 * An iCalendar file (RFC 5545), written event by event and never held as a whole. What has an hour on a known day stands at its moment in
 * UTC, so that the file needs no rules of a time zone; all else is all day, as precise as its source. The same occasions give the same
 * bytes in the same language.
 */
final class CalendarFile {
    private static final String END = "END:VCALENDAR";
    private static final int LAST_YEAR = 9999;
    private static final Pattern END_OF_LINE = Pattern.compile("\\R");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}&&[^\n]]");

    private final FoldedLines out;
    private final String source;
    private final Language language;
    private final String end;

    /** @param source names this system to the world; with it the name of an event is nobody else's */
    CalendarFile(OutputStream out, String source, Language language) throws IOException {
        this.out = new FoldedLines(out);
        this.source = source;
        this.language = language;
        var empty = new Calendar(
                        new PropertyList(List.of(
                                new ProdId("-//Akkoord//Akkoord//NL"),
                                ImmutableVersion.VERSION_2_0,
                                ImmutableCalScale.GREGORIAN,
                                ImmutableMethod.PUBLISH)),
                        new ComponentList<>())
                .toString();
        int ending = empty.lastIndexOf(END);
        this.end = empty.substring(ending);
        this.out.write(empty.substring(0, ending));
    }

    /** @param href where it can be read */
    void write(Occasion occasion, URI href) {
        try {
            out.write(event(occasion, href).toString());
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /** Without it the file is not whole. */
    void finish() throws IOException {
        out.write(end);
        out.flush();
    }

    private VEvent event(Occasion occasion, URI href) {
        var period = occasion.period();
        var title = period.isExact()
                ? occasion.title()
                : "%s (%s)".formatted(occasion.title(), Objects.requireNonNullElse(period.label(), period.edtf()));
        var event = new VEvent(false);
        event.add(new Uid("%s:%s:%s".formatted(source, occasion.collection(), occasion.id())));
        event.add(new Sequence(occasion.sequence()));
        event.add(new DtStamp(occasion.registered()));
        event.add(new LastModified(occasion.registered()));
        addTimes(event, occasion);
        event.add(new Summary(plain(title)));
        if (!occasion.places().isEmpty()) {
            event.add((Property) new Location(plain(String.join(", ", occasion.places()))));
        }
        event.add((Property) new Description(plain(described(occasion.notes()))));
        event.add(new Url(href));
        event.add(status(occasion));
        // nobody is busy all spring because something is to happen in it
        event.add(period.isExact() ? ImmutableTransp.OPAQUE : ImmutableTransp.TRANSPARENT);
        return event;
    }

    /** A line for each note, in the language of the file. */
    private String described(Occasion.Notes notes) {
        var lines = new ArrayList<Message>();
        if (notes.about() != null) {
            lines.add(Message.of("calendar.about", notes.about()));
        }
        if (notes.host() != null) {
            lines.add(Message.of("calendar.host", notes.host()));
        }
        if (!notes.guests().isEmpty()) {
            lines.add(Message.of("calendar.guests", String.join(", ", notes.guests())));
        }
        notes.represented().forEach((party, by) -> lines.add(Message.of("calendar.represented", party, by)));
        lines.add(Message.of("calendar.status", Message.of("code." + notes.stage())));
        return lines.stream().map(line -> line.in(language)).collect(Collectors.joining("\n"));
    }

    private static void addTimes(VEvent event, Occasion occasion) {
        var begins = occasion.begins();
        if (begins == null) {
            event.add(new DtStart<>(occasion.first()));
            var end = occasion.last().plusDays(1);
            // what lasts one day needs no end, and none lies beyond the years that RFC 5545 writes
            if (end.getYear() <= LAST_YEAR) {
                event.add(new DtEnd<>(end));
            }
            return;
        }
        event.add(new DtStart<>(begins));
        var ends = occasion.ends();
        if (ends != null) {
            event.add(new DtEnd<>(ends));
        }
    }

    /**
     * Text of which no sign ends a line of the file before its time. RFC 5545 has no way to write a control sign but the end of a
     * line, which stands there as {@code \\n}; readers take a lone return for one as well.
     */
    private static String plain(String text) {
        return CONTROL.matcher(END_OF_LINE.matcher(text).replaceAll("\n")).replaceAll(" ");
    }

    private static Status status(Occasion occasion) {
        if (occasion.cancelled()) {
            return ImmutableStatus.VEVENT_CANCELLED;
        }
        return occasion.certain() && occasion.period().isExact()
                ? ImmutableStatus.VEVENT_CONFIRMED
                : ImmutableStatus.VEVENT_TENTATIVE;
    }
}
