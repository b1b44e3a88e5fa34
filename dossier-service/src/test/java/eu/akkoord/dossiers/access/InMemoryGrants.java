package eu.akkoord.dossiers.access;

import eu.akkoord.platform.core.authority.RequestKey;
import eu.akkoord.platform.store.Circumstances;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Grants without a store; counts how often it is asked. */
final class InMemoryGrants implements Grants {
    final Map<Thing, GrantList> all = new HashMap<>();
    final Map<String, Unjudged> notes = new LinkedHashMap<>();
    int asked;

    /** Saves that are left before the process dies. */
    int saves = Integer.MAX_VALUE;

    /** Done by somebody else between what was decided and its write. */
    private Runnable meanwhile = () -> {};

    void meanwhile(Runnable other) {
        meanwhile = other;
    }

    @Override
    public Map<Thing, GrantList> find(Collection<Thing> things) {
        asked++;
        return things.stream().filter(all::containsKey).collect(Collectors.toMap(thing -> thing, all::get));
    }

    @Override
    public Optional<Instant> changedBefore(Thing thing, @Nullable RequestKey request) {
        return Optional.empty();
    }

    @Override
    public Instant strike(Guarded guarded, Collection<String> of, String text, Circumstances made) {
        throw new UnsupportedOperationException("Texts are struck in a store");
    }

    @Override
    public String begin(Guarded guarded, GrantList after, Circumstances made) {
        var note = UUID.randomUUID().toString();
        var before = all.get(guarded.thing());
        notes.put(note, new Unjudged(note, guarded.thing(), guarded.ground(), before, after, made.by()));
        return note;
    }

    @Override
    public void judged(String note) {
        notes.remove(note);
    }

    @Override
    public List<Unjudged> unjudged(Instant before) {
        return List.copyOf(notes.values());
    }

    @Override
    public boolean save(Guarded guarded, GrantList after, Circumstances made) {
        var other = meanwhile;
        meanwhile = () -> {};
        other.run();
        if (saves-- <= 0) {
            throw new IllegalStateException("The process has died");
        }
        var thing = guarded.thing();
        var before = all.get(thing);
        if ((before == null ? 0 : before.revision()) != after.revision() - 1) {
            return false;
        }
        all.put(thing, after);
        return true;
    }
}
