package eu.akkoord.platform.store;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The outcome of a check of all hash chains.
 *
 * @param entries number of entries recomputed
 * @param tampered number of chains that do not fit
 * @param findings the first faulty entry of each, at most {@value #MOST_FINDINGS}
 */
public record CheckResult(long entries, long tampered, List<Finding> findings) {
    private static final int MOST_FINDINGS = 1000;
    private static final int LONGEST_ID = 100;
    private static final long GREATEST_REVISION = 1_000_000_000_000L;

    public CheckResult {
        findings = List.copyOf(findings);
    }

    /** The fault of an entry. */
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
     * One entry that does not fit, or a row that no service wrote. What is beyond all bounds in what is stored is shortened here.
     *
     * @param id of the aggregate, of the chain of readings, of an anchor, or of the row
     * @param revision of an aggregate, or the number of a reading; of an anchor and of a row always 1
     */
    public record Finding(String collection, String id, long revision, Wrong wrong) {
        public Finding {
            id = id.length() > LONGEST_ID ? id.substring(0, id.offsetByCodePoints(0, LONGEST_ID / 2)) : id;
            id = id.replaceAll("\\p{Cntrl}", "?");
            revision = Math.clamp(revision, 1, GREATEST_REVISION);
        }

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

        CheckResult checked() {
            return new CheckResult(entries, tampered, findings);
        }
    }
}
