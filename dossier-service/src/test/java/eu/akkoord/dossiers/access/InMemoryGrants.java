package eu.akkoord.dossiers.access;

import eu.akkoord.platform.store.Made;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Grants without a store; counts how often it is asked. */
final class InMemoryGrants implements Grants {
    final Map<Thing, GrantList> all = new HashMap<>();
    int asked;

    @Override
    public Map<Thing, GrantList> find(Collection<Thing> things) {
        asked++;
        return things.stream().filter(all::containsKey).collect(Collectors.toMap(thing -> thing, all::get));
    }

    @Override
    public boolean save(Guarded guarded, GrantList after, Made made) {
        var thing = guarded.thing();
        var before = all.get(thing);
        if ((before == null ? 0 : before.revision()) != after.revision() - 1) {
            return false;
        }
        all.put(thing, after);
        return true;
    }
}
