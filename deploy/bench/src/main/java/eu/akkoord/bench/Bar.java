package eu.akkoord.bench;

/**
 * How many times a read by id each may take, by which power of the number of dossiers it may grow, and how many times its own p50
 * its p99 may be, which is asked of those that a number of times is asked of.
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
    TITLE("sorted by title", Double.NaN, Double.NaN);

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
