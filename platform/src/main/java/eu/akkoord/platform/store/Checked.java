package eu.akkoord.platform.store;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a check of the histories' hash chains has found.
 *
 * @param entries how many were recomputed
 * @param tampered how many chains do not fit
 * @param findings for each of those the first entry that does not, at most {@value #MOST_FINDINGS}
 */
public record Checked(long entries, long tampered, List<Finding> findings) {
    private static final int MOST_FINDINGS = 1000;

    public Checked {
        findings = List.copyOf(findings);
    }

    /** What is wrong with an entry. */
    public enum Wrong {
        /** It is not what it was when its successor, or its document, was written. */
        CHANGED,
        /** It should be there; of a document that is gone, its first entry. */
        MISSING,
        /** It stands before one that came first, or the document does not know of it. */
        OUT_OF_ORDER,
        /** The hash that it bears of its predecessor is not that one's; it or both were changed. */
        CHAIN_BROKEN,
        /** It fits its chain and is not what an anchor says: the chain, or this end of it, was written anew. */
        NOT_AS_ANCHORED
    }

    /**
     * One entry that does not fit.
     *
     * @param id of the aggregate, of the chain of readings, or the day of an anchor
     * @param revision of an aggregate, or the number of a reading; of an anchor always 1
     */
    public record Finding(String collection, String id, long revision, Wrong wrong) {
        /** The id of the entry, which of a change is that of its event. */
        public String entry() {
            return "%s.%s.%d".formatted(collection, id, revision);
        }
    }

    /** Adds up; of one thread. */
    static final class Sum {
        private long entries;
        private long tampered;
        private final Set<String> chains = new HashSet<>();
        private final List<Finding> findings = new ArrayList<>();

        void add(int more) {
            entries += more;
        }

        /** Of each chain only what was found first. */
        void add(Finding finding) {
            if (!chains.add(finding.collection() + "/" + finding.id())) {
                return;
            }
            tampered++;
            if (findings.size() < MOST_FINDINGS) {
                findings.add(finding);
            }
        }

        Checked checked() {
            return new Checked(entries, tampered, findings);
        }
    }
}
