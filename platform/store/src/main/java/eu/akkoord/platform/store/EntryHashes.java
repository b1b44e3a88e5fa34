package eu.akkoord.platform.store;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * The hash of an entry of a chain: an HMAC, by the key whose number the entry bears, over its place, all its properties except free texts,
 * and the {@link SaltedTexts} to those. Entries from before there were keys bear no number; theirs is unkeyed.
 */
final class EntryHashes {
    /** The number of the key that an entry was made with. */
    static final String KEY = "key";

    /** Of an entry whose key nobody has: nothing that is stored can be equal to it. */
    private static final String UNKNOWN_KEY = "unknown key " + UUID.randomUUID();

    private final String service;
    private final ChainKeys keys;

    /** @param service the word that names this service, so that an entry of another one never fits here */
    EntryHashes(String service, ChainKeys keys) {
        this.service = service;
        this.keys = keys;
    }

    /** The number of the key that a new entry must bear. */
    int key() {
        return keys.current();
    }

    /**
     * The hash of an entry as it is stored, in hexadecimal.
     *
     * @param collection the word for the entries, as it begins their ids
     * @param chain the id of what they belong to
     */
    String of(String collection, String chain, Document entry) {
        if (!(entry.get(KEY) instanceof Number number)) {
            return Hashes.of(entry);
        }
        var commitments = SaltedTexts.of(entry);
        var rest = Hashes.canonical(entry, "", commitments.keySet());
        if (rest instanceof Map<?, ?> properties) {
            properties.remove(SaltedTexts.SALTS);
            properties.remove(SaltedTexts.STRUCK);
        }
        var mac = keys.mac(number.intValue(), Hashes.text(List.of(service, collection, chain, rest, commitments)));
        return mac == null ? UNKNOWN_KEY : mac;
    }

    /**
     * The seal of a state beside its chain, for who reads it without the chain; null when no key bears the number.
     *
     * @param key the number of the key
     */
    @Nullable
    String seal(int key, String collection, String id, long revision, Document state) {
        return keys.mac(
                key,
                Hashes.text(List.of(
                        service,
                        collection,
                        id,
                        revision,
                        Objects.requireNonNull(Hashes.canonical(state, "", Set.of())))));
    }
}
