package eu.akkoord.platform.core.facts;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A codec of a sealed type's records as maps that name their record. */
final class SealedCodec implements Codec {
    private final @Nullable String tag;
    private final List<Option> options;

    /** One of the records. */
    record Option(Class<?> type, RecordCodec codec) {
        String word() {
            var name = type.getSimpleName();
            return Character.toLowerCase(name.charAt(0)) + name.substring(1);
        }
    }

    /**
     * @param tag the property that holds the name of the record; absent where its other properties tell
     * @throws IllegalArgumentException when nothing tells two records apart
     */
    SealedCodec(@Nullable String tag, List<Option> options) {
        this.tag = tag;
        this.options = options;
        for (int place = 0; tag == null && place < options.size(); place++) {
            for (var later : options.subList(place + 1, options.size())) {
                if (later.codec()
                        .required()
                        .containsAll(options.get(place).codec().required())) {
                    throw new IllegalArgumentException("Nothing tells %s from %s".formatted(options.get(place), later));
                }
            }
        }
    }

    @Override
    public Object write(Object value, Style style) {
        for (var option : options) {
            if (option.type().isInstance(value)) {
                var written = new LinkedHashMap<String, Object>();
                if (tag != null) {
                    written.put(tag, option.word());
                }
                written.putAll(option.codec().write(value, style));
                return written;
            }
        }
        throw new IllegalArgumentException(value.toString());
    }

    @Override
    public Object read(Object plain) {
        Map<?, ?> map = Codec.as(Map.class, plain);
        for (var option : options) {
            if (tag == null
                    ? map.keySet().containsAll(option.codec().required())
                    : option.word().equals(map.get(tag))) {
                return option.codec().read(map);
            }
        }
        throw new Unreadable(tag == null ? "" : "/" + tag, "value.unknown");
    }

    @Override
    public Object merged(@Nullable Object target, Object patch) {
        return MergePatch.apply(target, patch, this::part);
    }

    private @Nullable Codec part(String name) {
        return options.stream()
                .map(option -> option.codec().part(name))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    @Override
    public boolean hasParts() {
        return true;
    }

    @Override
    public void addTexts(String name, Set<String> texts) {
        options.forEach(option -> option.codec().addTexts(name, texts));
    }
}
