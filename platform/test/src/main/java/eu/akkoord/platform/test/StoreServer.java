package eu.akkoord.platform.test;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A document store that the tests of stores are run against: each class once for every one at hand.
 *
 * @param name of the product, with its version
 * @param address host and port
 * @param isAtomic whether each change of a document is made at once; where it is not, of two at the same time one may be lost
 */
public record StoreServer(String name, String address, boolean isAtomic) {
    private static final AtomicInteger DATABASES = new AtomicInteger();

    /** Every server at hand: the stand-in always, MongoDB in a container, and FerretDB where its binary is. */
    public static List<StoreServer> atHand() {
        return StoresAtHand.ALL;
    }

    /** The name of a database that no other caller was given. */
    public String freshDatabase() {
        return "store_" + DATABASES.incrementAndGet();
    }

    @Override
    public String toString() {
        return name;
    }
}
