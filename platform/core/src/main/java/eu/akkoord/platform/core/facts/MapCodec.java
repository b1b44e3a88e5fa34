package eu.akkoord.platform.core.facts;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes a map by constants of an enum as one by their words. */
record MapCodec(WordCodec key, Codec value) implements Codec {
    @Override
    public Object write(Object map, Style style) {
        var written = new LinkedHashMap<String, Object>();
        ((Map<?, ?>) map).forEach((one, of) -> written.put(key.write(one, style), value.write(of, style)));
        return written;
    }

    @Override
    public Object read(Object plain) {
        Map<?, ?> map = Codec.as(Map.class, plain);
        var read = new LinkedHashMap<Object, Object>();
        map.forEach((word, of) -> {
            var constant = key.read(word);
            try {
                read.put(constant, value.read(of));
            } catch (Unreadable deeper) {
                throw deeper.within(word);
            }
        });
        return read;
    }

    @Override
    public Object merged(@Nullable Object target, Object patch) {
        return MergePatch.apply(target, patch, name -> value);
    }

    @Override
    public Object absent() {
        return Map.of();
    }

    @Override
    public boolean hasParts() {
        return true;
    }

    @Override
    public void addTexts(String name, Set<String> texts) {
        key.words().forEach(word -> value.addTexts(RecordCodec.below(name, word), texts));
    }
}
