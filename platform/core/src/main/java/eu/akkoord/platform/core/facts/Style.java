package eu.akkoord.platform.core.facts;

import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/** Says for whom values are written. */
final class Style {
    /** For the store: no more than was written. */
    static final Style STORED = new Style(null);

    /** For events, and as the target of a patch: with what follows from a value, so that a reader needs no parser. */
    static final Style TOLD = new Style(null);

    private final @Nullable Addresses addresses;

    private Style(@Nullable Addresses addresses) {
        this.addresses = addresses;
    }

    /** For answers over HTTP: with links. */
    static Style shown(Addresses addresses) {
        return new Style(addresses);
    }

    boolean isStored() {
        return this == STORED;
    }

    boolean isShown() {
        return addresses != null;
    }

    /** Returns an id with the address of what bears it, where it is shown. */
    Object reference(String collection, String id) {
        if (addresses == null) {
            return id;
        }
        var reference = new LinkedHashMap<String, Object>();
        reference.put("id", id);
        reference.put("href", addresses.to(collection, id));
        return reference;
    }
}
