package eu.akkoord.platform.store;

import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** All hash chains of one kind, as a check sees them. */
interface Chains {
    /**
     * Recomputes all of them.
     *
     * @param anchored each chain that is there is compared with what this says of it
     */
    void run(AnchoredHeads anchored, CheckResult.Sum sum);

    /**
     * The ends of those that went on since a moment, at least.
     *
     * @param since absent when all are asked for
     */
    void heads(@Nullable Instant since, Consumer<Head> each);

    /**
     * An entry that was the last of its chain.
     *
     * @param id of the chain
     * @param keyed whether its hash is
     */
    record Head(String collection, String id, long number, String hash, boolean keyed) {}
}
