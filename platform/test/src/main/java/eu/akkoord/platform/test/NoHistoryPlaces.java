package eu.akkoord.platform.test;

import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.change.Refused;
import eu.akkoord.platform.core.places.HistoryPlaces;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/** Holds every place of this process where histories are read that somebody can have, until it is closed. */
public final class NoHistoryPlaces implements AutoCloseable {
    private static final int MORE_THAN_THERE_ARE = 1000;

    private final CountDownLatch closed = new CountDownLatch(1);
    private final CountDownLatch full = new CountDownLatch(1);

    private NoHistoryPlaces() {}

    /** Takes those of what nobody calls for; returns once somebody found no place. */
    public static NoHistoryPlaces ofTheService() throws InterruptedException {
        var none = new NoHistoryPlaces();
        for (int n = 0; n < MORE_THAN_THERE_ARE; n++) {
            none.start(null);
        }
        none.full.await();
        return none;
    }

    /** Takes those of one party's readers, of whom there are many; returns once one of them found no place. */
    public static NoHistoryPlaces ofReaders(String party) throws InterruptedException {
        var none = new NoHistoryPlaces();
        for (int n = 0; n < MORE_THAN_THERE_ARE; n++) {
            none.start(new Caller("issuer#" + n, "issuer#flood", party, "flood", Set.of("reader"), Set.of()));
        }
        none.full.await();
        return none;
    }

    private void start(@Nullable Caller caller) {
        Thread.ofVirtual().start(() -> {
            if (caller != null) {
                SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken(caller, ""));
            }
            hold();
        });
    }

    private void hold() {
        try {
            HistoryPlaces.within(() -> {
                try {
                    closed.await();
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                }
                return true;
            });
        } catch (Refused.Busy none) {
            full.countDown();
        }
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
