package eu.akkoord.platform.desk;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Batches of revisions to read, so that few states are in memory at a time, however many are asked for. */
final class Revisions {
    private Revisions() {}

    /**
     * Parts of some revisions, in the order of the things and of the revisions of each: those that stand together are read together.
     *
     * @param most in a part
     */
    static List<Map<String, List<Long>>> inParts(Map<String, ? extends Collection<Long>> revisions, int most) {
        var parts = new ArrayList<Map<String, List<Long>>>();
        int room = 0;
        for (var thing : new TreeMap<>(revisions).entrySet()) {
            for (var revision : thing.getValue().stream().distinct().sorted().toList()) {
                if (room == 0) {
                    parts.add(new LinkedHashMap<>());
                    room = most;
                }
                parts.getLast()
                        .computeIfAbsent(thing.getKey(), first -> new ArrayList<>())
                        .add(revision);
                room--;
            }
        }
        return parts;
    }
}
