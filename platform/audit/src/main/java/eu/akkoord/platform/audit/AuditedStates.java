package eu.akkoord.platform.audit;

import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.desk.Audited;
import eu.akkoord.platform.desk.Audits;
import eu.akkoord.platform.desk.Mentions;
import eu.akkoord.platform.desk.Visibility;
import eu.akkoord.platform.desk.consent.StoredOffers;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Shows auditors stored states without what their party may not know: offers between others, and references to what neither their
 * party may see nor they may audit. The references are where events have them, below the thing itself.
 */
final class AuditedStates {
    private static final String OFFERS = "offers";
    private static final String CONTENT = "content";

    private final Map<String, Mentions> mentions;
    private final Map<String, Visibility> visible;
    private final Map<String, Audits> audits;

    AuditedStates(
            Stream<? extends Mentions> mentions,
            Stream<? extends Visibility> visible,
            Collection<? extends Audits> audits) {
        this.mentions = mentions.collect(Collectors.toMap(Mentions::collection, Function.identity()));
        this.visible = visible.collect(Collectors.toMap(Visibility::collection, Function.identity()));
        this.audits =
                audits.stream().collect(Collectors.toMap(Audits::collection, Function.identity(), (one, other) -> one));
    }

    List<String> struck(Audited change, Caller auditor) {
        return Objects.requireNonNull(audits.get(change.collection())).struck(change, auditor.party());
    }

    Map<String, Object> shown(Audited change, Caller auditor) {
        var collection = change.collection();
        var kept = Objects.requireNonNull(audits.get(collection)).stored(change, auditor.party());
        return shown(collection, kept, auditor);
    }

    Map<String, Object> shown(String collection, Map<String, Object> stored, Caller auditor) {
        var shown = StoredOffers.shown(stored, auditor.party());
        var declared = mentions.get(collection);
        if (declared == null) {
            return shown;
        }
        var named = new HashMap<List<String>, String>();
        declared.places().forEach((place, of) -> named.put(below(place), of));
        for (var place : named.entrySet()) {
            var ids = new HashSet<String>();
            states(shown).forEach(state -> ids.addAll(ids(state, place.getKey())));
            if (!ids.isEmpty()) {
                var known = known(place.getValue(), ids, auditor);
                shown = without(shown, place.getKey(), known);
            }
        }
        return shown;
    }

    /** The steps to a place in the thing, which in an event stands below its singular. */
    private static List<String> below(String place) {
        var steps = List.of(place.substring(1).split("/", -1));
        return steps.subList(1, steps.size());
    }

    private Set<String> known(String collection, Set<String> ids, Caller auditor) {
        var known = new HashSet<String>();
        var seen = visible.get(collection);
        if (seen != null) {
            known.addAll(seen.readableIds(ids, auditor));
        }
        var audited = audits.get(collection);
        if (audited != null) {
            known.addAll(audited.concerning(ids, auditor.party()));
        }
        return known;
    }

    /** The state itself, and what the offers in it would make of it. */
    private static Stream<Map<?, ?>> states(Map<String, Object> state) {
        var offers = state.get(OFFERS) instanceof Collection<?> all ? all : List.of();
        return Stream.concat(
                Stream.of(state),
                offers.stream()
                        .flatMap(offer -> offer instanceof Map<?, ?> map && map.get(CONTENT) instanceof Map<?, ?> of
                                ? Stream.<Map<?, ?>>of(of)
                                : Stream.empty()));
    }

    private static Set<String> ids(Map<?, ?> state, List<String> steps) {
        @Nullable Object value = state;
        for (var step : steps) {
            value = value instanceof Map<?, ?> map ? map.get(step) : null;
        }
        return switch (value) {
            case Collection<?> several -> several.stream().map(String::valueOf).collect(Collectors.toSet());
            case String one -> Set.of(one);
            case null -> Set.of();
            default -> Set.of();
        };
    }

    private static Map<String, Object> without(Map<String, Object> state, List<String> steps, Set<String> known) {
        var shown = stripped(state, steps, known);
        if (shown.get(OFFERS) instanceof Collection<?> offers) {
            shown.put(
                    OFFERS,
                    offers.stream().map(offer -> inOffer(offer, steps, known)).toList());
        }
        return shown;
    }

    private static @Nullable Object inOffer(@Nullable Object offer, List<String> steps, Set<String> known) {
        if (!(offer instanceof Map<?, ?> map) || !(map.get(CONTENT) instanceof Map<?, ?> content)) {
            return offer;
        }
        var shown = copy(map);
        shown.put(CONTENT, stripped(content, steps, known));
        return shown;
    }

    private static Map<String, Object> stripped(Map<?, ?> state, List<String> steps, Set<String> known) {
        var shown = copy(state);
        var step = steps.getFirst();
        var value = shown.get(step);
        if (steps.size() > 1) {
            if (value instanceof Map<?, ?> inner) {
                shown.put(step, stripped(inner, steps.subList(1, steps.size()), known));
            }
        } else if (value instanceof Collection<?> several) {
            shown.put(
                    step,
                    several.stream()
                            .filter(id -> known.contains(String.valueOf(id)))
                            .toList());
        } else if (value instanceof String one && !known.contains(one)) {
            shown.remove(step);
        }
        return shown;
    }

    private static Map<String, Object> copy(Map<?, ?> map) {
        var copy = new LinkedHashMap<String, Object>();
        map.forEach((key, value) -> copy.put(String.valueOf(key), value));
        return copy;
    }
}
