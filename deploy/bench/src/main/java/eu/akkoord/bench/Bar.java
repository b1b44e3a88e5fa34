package eu.akkoord.bench;

/**
 * Bars of one kind of question: the median as a multiple of a read by id, its growth as a power of the number of dossiers, and the p99 as a
 * multiple of the median, which is asked of kinds with a bar for that multiple.
 */
enum Bar {
    PAGE("filtered page", 1.5, 0.15),
    TOTAL("+ total", 1.7, 0.15),
    FACETS("+ total, three facets", 2, 0.15),
    DEEP("page 1,000", 2.5, 0.15),
    PERIOD("period overlap", 3, 0.25),
    TEXT("text, total, three facets", 4, Double.NaN),
    HIGHLIGHTS("+ highlights", 6, Double.NaN),
    RELEVANCE("text by relevance", Double.NaN, 0.25),
    TITLE("sorted by title", 3, Double.NaN);

    final String question;
    final double times;
    final double growth;
    final double tail;

    Bar(String question, double times, double growth) {
        this.question = question;
        this.times = times;
        this.growth = growth;
        this.tail = Double.isNaN(times) ? Double.NaN : 3;
    }
}
