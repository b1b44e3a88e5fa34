package eu.akkoord.platform.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** As many events as the system property {@code akkoord.rebuild.events} says, rounded down to the number of notes. */
class RebuildOfManyTest {
    private static final Logger LOG = LoggerFactory.getLogger(RebuildOfManyTest.class);
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    /** Not more, since the stand-in looks at every document for a filter that is not the id alone. */
    private static final int NOTES = 500;

    private static final int REVISIONS = Integer.getInteger("akkoord.rebuild.events", 5_000) / NOTES;
    private static final int EVENTS = NOTES * REVISIONS;
    private static final int PARTITIONS = 3;

    /** Makes an event about as long as one that tells of a dossier. */
    private static final String PROSE = "Wat de partijen afspraken, staat hier. ".repeat(20);

    private final Notebook notebook = new Notebook();

    @AfterEach
    void close() {
        notebook.close();
    }

    @Test
    void a_rebuild_from_many_events_ends_with_an_equal_hash_and_every_question_is_answered_meanwhile()
            throws Exception {
        notebook.makeTopic(PARTITIONS);
        for (int revision = 1; revision <= REVISIONS; revision++) {
            for (int note = 0; note < NOTES; note++) {
                notebook.send(id(note), notebook.written(id(note), revision, text(note, revision)));
                if (revision == 1 && note < 10 * PARTITIONS) {
                    // a new partition refuses at first, and batches that follow a refused one can be lost
                    notebook.producer().flush();
                }
            }
        }
        notebook.producer().flush();
        assertThat(notebook.failures()).isEmpty();
        long started = System.nanoTime();
        var instance = notebook.start();
        await().atMost(PATIENCE).until(() -> instance.taken() == EVENTS);
        double caughtUp = secondsSince(started);

        var answers = new AtomicLong();
        started = System.nanoTime();
        var report = notebook.rebuild(instance, PATIENCE, () -> ask(instance, answers));
        double rebuilt = secondsSince(started);

        var outcome = Notebook.outcome(report);
        assertThat(report.offsets()).hasSize(PARTITIONS);
        assertThat(report.offsets().values().stream().mapToLong(Long::longValue).sum())
                .as("the offsets that the hashes stand for")
                .isEqualTo(EVENTS);
        assertThat(outcome.events()).isEqualTo(EVENTS);
        assertThat(outcome.after()).isEqualTo(outcome.before());
        assertThat(outcome.repaired()).isZero();
        assertThat(answers.get()).isGreaterThanOrEqualTo(NOTES);
        ask(instance, answers);
        LOG.info(
                "{} events: followed in {} s ({} a second); rebuilt in {} s ({} a second while reading), {} answers"
                        + " meanwhile",
                EVENTS,
                "%.1f".formatted(caughtUp),
                Math.round(EVENTS / caughtUp),
                "%.1f".formatted(rebuilt),
                Math.round(outcome.perSecond()),
                answers);
    }

    /** Everything of the table, and something of the store. */
    private static void ask(Notebook.Instance instance, AtomicLong answers) {
        for (int note = 0; note < NOTES; note++) {
            assertThat(instance.table().find(id(note))).hasValue(id(note) + "=" + text(note, REVISIONS));
            answers.incrementAndGet();
        }
        var ids = List.of(id(0), id(NOTES / 2), id(NOTES - 1));
        assertThat(instance.projection().copies().find(ids)).containsOnlyKeys(ids);
    }

    private static String id(int note) {
        return "note-" + note;
    }

    private static String text(int note, int revision) {
        return "%d, %d: %s".formatted(note, revision, PROSE);
    }

    private static double secondsSince(long nanos) {
        return (System.nanoTime() - nanos) / (double) TimeUnit.SECONDS.toNanos(1);
    }
}
