package eu.akkoord.platform.core.facts;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes a record of one collection as that collection. */
record WrapperCodec(RecordCodec wrapper) implements Codec {
    private RecordCodec.Component inner() {
        return wrapper.components().getFirst();
    }

    @Override
    public Object write(Object value, Style style) {
        return inner().codec().write(Objects.requireNonNull(inner().of(value)), style);
    }

    @Override
    public Object read(Object plain) {
        return wrapper.made(new Object[] {inner().codec().read(plain)});
    }

    @Override
    public Object merged(@Nullable Object target, Object patch) {
        return inner().codec().merged(target, patch);
    }

    @Override
    public Object absent() {
        return wrapper.made(new Object[] {Objects.requireNonNull(inner().codec().absent())});
    }

    @Override
    public boolean hasParts() {
        return true;
    }

    @Override
    public void addTexts(String name, Set<String> texts) {
        inner().codec().addTexts(name, texts);
    }

    @Override
    public void addColumns(String name, List<Column> columns) {
        inner().codec().addColumns(name, columns);
    }
}
