package eu.akkoord.platform.core.problem;

/** Bounds the rows of a file: more would hold what it looks at for longer than anybody waits. */
public final class RowLimit {
    public static final int MOST = 100_000;

    private RowLimit() {}

    /** @throws ProblemException 400 when a file would have more than {@value #MOST} rows */
    public static void check(long rows) {
        if (rows > MOST) {
            throw new ProblemException(
                    Problem.badRequest(Issue.header("Accept", null, "export.tooManyRows", MOST, rows)));
        }
    }
}
