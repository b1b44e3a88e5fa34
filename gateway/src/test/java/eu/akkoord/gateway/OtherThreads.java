package eu.akkoord.gateway;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Measures the processor time that this process spends, but for the thread that measures, which stands for a client. The threads of the
 * compiler and of the collector are not among those counted: what they happen to do meanwhile is not the cost of one request. By the
 * clock of the whole process, which has ticks of 10 ms, little could be said of 50.
 */
final class OtherThreads {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final Map<Long, Long> before;

    private OtherThreads(Map<Long, Long> before) {
        this.before = before;
    }

    static OtherThreads now() {
        return new OtherThreads(times());
    }

    /** Returns the time used since, without threads that have ended. */
    Duration since() {
        return Duration.ofNanos(times().entrySet().stream()
                .mapToLong(each -> each.getValue() - before.getOrDefault(each.getKey(), 0L))
                .sum());
    }

    private static Map<Long, Long> times() {
        var ids = THREADS.getAllThreadIds();
        var times = THREADS.getThreadCpuTime(ids);
        var all = new HashMap<Long, Long>();
        for (int thread = 0; thread < ids.length; thread++) {
            if (ids[thread] != Thread.currentThread().threadId() && times[thread] >= 0) {
                all.put(ids[thread], times[thread]);
            }
        }
        return all;
    }
}
