package eu.akkoord.dossiers.calendar.web;

import eu.akkoord.dossiers.calendar.Occasion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import net.fortuna.ical4j.data.FoldingWriter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.ComponentList;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.PropertyList;
import net.fortuna.ical4j.model.component.VEvent;
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
 * iCalendar (RFC 5545) that is written event by event and never held as a whole. Everything is all day: periods are as precise as
 * their source, and none tells the hour. The same occasions give the same bytes.
 */
final class CalendarFile {
    private static final String END = "END:VCALENDAR";
    private static final Pattern END_OF_LINE = Pattern.compile("\\R");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}&&[^\n]]");

    private final Writer out;
    private final String source;
    private final String end;

    /** @param source names this system to the world; with it the name of an event is nobody else's */
    CalendarFile(Writer out, String source) throws IOException {
        this.out = new FoldingWriter(out, FoldingWriter.REDUCED_FOLD_LENGTH);
        this.source = source;
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
        event.add(new Sequence(Math.toIntExact(occasion.revision() - 1)));
        event.add(new DtStamp(occasion.registered()));
        event.add(new LastModified(occasion.registered()));
        event.add(new DtStart<>(occasion.first()));
        event.add(new DtEnd<>(occasion.last().plusDays(1)));
        event.add(new Summary(plain(title)));
        if (!occasion.places().isEmpty()) {
            event.add((Property) new Location(plain(String.join(", ", occasion.places()))));
        }
        event.add(new Url(href));
        event.add(status(occasion));
        // nobody is busy all spring because something is to happen in it
        event.add(period.isExact() ? ImmutableTransp.OPAQUE : ImmutableTransp.TRANSPARENT);
        return event;
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
