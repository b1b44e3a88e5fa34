package eu.akkoord.platform.core.facts;

import static java.time.format.DateTimeFormatter.ISO_LOCAL_TIME;

import eu.akkoord.platform.core.time.Period;
import eu.akkoord.platform.core.time.PeriodWords;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Codec of a type whose properties are not for anyone to choose from.
 *
 * @param type for whoever lists such values
 * @param free where a free text stands within it: a suffix of its name; absent where none does
 * @param tabled the columns it makes: suffixes of its name
 */
record PlainCodec(
        Fact.Type type,
        BiFunction<Object, Style, Object> writing,
        Function<Object, Object> reading,
        @Nullable Object absent,
        @Nullable String free,
        List<String> tabled)
        implements Codec {
    static final Codec FREE_TEXT =
            new PlainCodec(Fact.Type.TEXT, (text, style) -> text, PlainCodec::text, null, "", List.of(""));
    static final Codec CODE =
            new PlainCodec(Fact.Type.TEXT, (code, style) -> code, PlainCodec::text, null, null, List.of(""));
    static final Codec FLAG = new PlainCodec(
            Fact.Type.FLAG, (flag, style) -> flag, plain -> Codec.as(Boolean.class, plain), false, null, List.of(""));
    static final Codec NUMBER =
            new PlainCodec(Fact.Type.NUMBER, (number, style) -> number, PlainCodec::whole, null, null, List.of(""));

    private static final Set<String> BOUNDS = Set.of(".earliest", ".latest");

    /** A codec that stores a period as it was written, and publishes it with its bounds; bounds in a writer's input are ignored. */
    static final Codec PERIOD = new PlainCodec(
            Fact.Type.PERIOD,
            (period, style) -> write((Period) period, style),
            plain -> period(Codec.as(Map.class, plain)),
            null,
            ".label",
            List.of(".label", ".edtf", ".earliest", ".latest"));

    /** Holds the place of what a list adds by itself. */
    static Codec elsewhere(List<String> columns) {
        return new PlainCodec(Fact.Type.TEXT, (value, style) -> value, plain -> plain, null, null, columns);
    }

    /** Id of something of a collection of the API: shown with its address. */
    static Codec reference(String collection) {
        return new PlainCodec(
                Fact.Type.TEXT,
                (id, style) -> style.reference(collection, (String) id),
                PlainCodec::text,
                null,
                null,
                List.of(".id"));
    }

    /** Value that is written as Java spells it. */
    static Codec spelled(Fact.Type type, Function<String, Object> parse, @Nullable String free) {
        return new PlainCodec(
                type,
                (value, style) -> value instanceof LocalTime time && style.isShown()
                        ? ISO_LOCAL_TIME.format(time)
                        : value.toString(),
                plain -> {
                    try {
                        return parse.apply(text(plain));
                    } catch (Unreadable other) {
                        throw other;
                    } catch (DateTimeException | IllegalArgumentException malformed) {
                        throw new Unreadable("", "value.malformed");
                    }
                },
                null,
                free,
                List.of(""));
    }

    static String text(Object plain) {
        return Codec.as(String.class, plain);
    }

    /** Reads a whole number however it is spelled, such as 12.0, and no other, of which a part would be lost. */
    static int whole(Object plain) {
        if (plain instanceof Integer whole) {
            return whole;
        }
        try {
            return new BigDecimal(Codec.as(Number.class, plain).toString()).intValueExact();
        } catch (ArithmeticException | NumberFormatException unfit) {
            throw new Unreadable("", "value.notWhole");
        }
    }

    private static Object write(Period period, Style style) {
        var written = new LinkedHashMap<String, Object>();
        var earliest = style.isStored() ? null : period.earliest();
        var latest = style.isStored() ? null : period.latest();
        if (period.label() != null) {
            written.put("label", period.label());
        }
        written.put("edtf", period.edtf());
        if (earliest != null) {
            written.put("earliest", earliest.toString());
        }
        if (latest != null) {
            written.put("latest", latest.toString());
        }
        return written;
    }

    private static Period period(Map<?, ?> plain) {
        if (!(plain.get("edtf") instanceof String edtf)) {
            throw new Unreadable("/edtf", "period.missing");
        }
        var label = plain.get("label");
        if (label != null && !(label instanceof String)) {
            throw new Unreadable("/label", "period.labelNoText");
        }
        try {
            return Period.of(edtf, (String) label);
        } catch (Period.Malformed malformed) {
            throw new Unreadable("/edtf", PeriodWords.refusal(edtf, malformed));
        }
    }

    @Override
    public Object write(Object value, Style style) {
        return writing.apply(value, style);
    }

    @Override
    public Object read(Object plain) {
        return reading.apply(plain);
    }

    /** Takes the old words of a period away where another value is given without any. */
    @Override
    public Object merged(@Nullable Object target, Object patch) {
        boolean otherValue = type == Fact.Type.PERIOD
                && target instanceof Map<?, ?> before
                && patch instanceof Map<?, ?> changes
                && changes.get("edtf") instanceof String edtf
                && !changes.containsKey("label")
                && !edtf.equals(before.get("edtf"));
        return MergePatch.apply(otherValue ? null : target, patch);
    }

    @Override
    public void addTexts(String name, Set<String> texts) {
        if (free != null) {
            texts.add(name + free);
        }
    }

    @Override
    public void addColumns(String name, List<Column> columns) {
        for (var suffix : tabled) {
            columns.add(new Column(
                    name + suffix,
                    type == Fact.Type.DAY || BOUNDS.contains(suffix) ? Column.Type.DAY : Column.Type.PLAIN));
        }
    }
}
