package eu.akkoord.platform.core.facts;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Writes a list or a set as a list; one that is absent is empty.
 *
 * @param collected makes the collection of what was read
 */
record ListCodec(Codec element, Function<List<Object>, Collection<Object>> collected) implements Codec {
    @Override
    public List<Object> write(Object value, Style style) {
        var all = (Collection<?>) value;
        var written = new ArrayList<>(all.size());
        for (var one : all) {
            written.add(element.write(one, style));
        }
        return written;
    }

    @Override
    public Object read(Object plain) {
        List<?> all = Codec.as(List.class, plain);
        var read = new ArrayList<>(all.size());
        for (var one : all) {
            try {
                read.add(element.read(one));
            } catch (Unreadable deeper) {
                throw deeper.within(read.size());
            }
        }
        return collected.apply(read);
    }

    @Override
    public Object absent() {
        return collected.apply(List.of());
    }

    @Override
    public Codec only(Selection chosen) {
        return new ListCodec(element.only(chosen), collected);
    }

    @Override
    public Fact.Type type() {
        return Fact.Type.TEXTS;
    }

    @Override
    public void addTexts(String name, Set<String> texts) {
        element.addTexts(name, texts);
    }

    @Override
    public void addColumns(String name, List<Column> columns) {
        element.addColumns(name, columns);
    }
}
