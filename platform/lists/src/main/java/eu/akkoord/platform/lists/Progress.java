package eu.akkoord.platform.lists;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** Offsets of topics in the form that an index stores. */
final class Progress {
    private Progress() {}

    static Map<String, String> write(Map<TopicPartition, Long> places) {
        var written = new HashMap<String, String>();
        places.forEach((partition, next) -> written.put(partition.toString(), next.toString()));
        return written;
    }

    static Map<TopicPartition, Long> read(Map<String, String> written) {
        var places = new HashMap<TopicPartition, Long>();
        written.forEach((name, next) -> {
            int dash = name.lastIndexOf('-');
            places.put(
                    new TopicPartition(name.substring(0, dash), Integer.parseInt(name.substring(dash + 1))),
                    Long.parseLong(next));
        });
        return places;
    }
}
