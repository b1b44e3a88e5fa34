package eu.akkoord.platform.projection;

import static eu.akkoord.platform.projection.Notebook.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

/** With a real broker and a real store; each test has a collection, and so topics, of its own. */
class ProjectionsTest {
    private final Notebook notebook = new Notebook();

    @AfterEach
    void close() {
        notebook.close();
    }

    @Test
    void what_is_told_twice_replayed_and_shuffled_across_aggregates_leaves_every_projection_equal() throws Exception {
        notebook.makeTopic(1);
        var first = notebook.start();
        var events = new ArrayList<List<String>>();
        for (int aggregate = 0; aggregate < 40; aggregate++) {
            var id = "note-" + aggregate;
            events.add(IntStream.rangeClosed(1, 8)
                    .mapToObj(revision -> notebook.written(id, revision, "text " + revision))
                    .toList());
        }
        var random = new Random(7);
        sendShuffled(events, random);
        sendShuffled(events, random); // everything again, in another order across aggregates
        events.forEach(of -> of.forEach(event -> notebook.send(event, event)));
        notebook.producer().flush();
        var late = notebook.start();
        await().atMost(SOON).untilAsserted(() -> {
            assertThat(first.rows())
                    .hasSize(40)
                    .allSatisfy((id, text) -> assertThat(text).isEqualTo("text 8"));
            assertThat(late.rows()).isEqualTo(first.rows());
        });
        assertThat(first.projection().gaps().open()).isEmpty();
        assertThat(copies())
                .hasSize(40)
                .allSatisfy(
                        copy -> assertThat(copy.get("revision", Number.class).longValue())
                                .isEqualTo(8));
        var rebuilt = notebook.rebuild(late);
        assertThat(rebuilt.equal()).isTrue();
        assertThat(rebuilt.repaired()).isZero();
        assertThat(rebuilt.events()).isEqualTo(40 * 8 * 3);
    }

    @Test
    void a_topic_that_appears_later_is_found_and_only_then_it_is_complete() throws Exception {
        var instance = notebook.start();
        assertThat(instance.projections().health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
        notebook.makeTopic(1);
        notebook.send("a", notebook.written("note-1", 1, "one"));
        await().atMost(SOON)
                .until(() ->
                        instance.projections().areComplete() && instance.rows().size() == 1);
        assertThat(instance.projections().health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void each_instance_sees_everything_and_goes_on_from_where_its_group_was() throws Exception {
        notebook.makeTopic(1);
        var one = notebook.start();
        var other = notebook.start();
        for (int note = 0; note < 50; note++) {
            notebook.send("note-" + note, notebook.written("note-" + note, 1, "one"));
        }
        await().atMost(SOON).until(() -> one.rows().size() == 50 && other.rows().size() == 50);
        one.projections().stop();
        other.projections().stop();
        notebook.send("note-0", notebook.written("note-0", 2, "two"));
        notebook.flush();
        var third = notebook.start();
        // not before it has taken what was told while nobody listened
        await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .atMost(SOON)
                .until(third.projections()::isReady);
        assertThat(third.rows()).hasSize(50).containsEntry("note-0", "two");
        assertThat(notebook.committed()).isEqualTo(50);
        assertThat(third.projection().gaps().open()).isEmpty();
    }

    @Test
    void a_store_that_is_put_back_to_an_older_day_goes_on_from_there() throws Exception {
        notebook.makeTopic(1);
        var before = notebook.start();
        notebook.send("a", notebook.written("note-1", 1, "one"));
        await().atMost(SOON).until(() -> before.rows().size() == 1);
        before.projections().stop();
        notebook.database().drop();
        var after = notebook.start();
        await().atMost(SOON).until(() -> after.rows().size() == 1);
    }

    @Test
    void what_cannot_be_read_goes_to_the_dead_letters_with_its_origin_and_the_partition_goes_on() throws Exception {
        notebook.makeTopic(1);
        var instance = notebook.start();
        var good = notebook.written("note-1", 1, "one");
        var poison = List.of(
                "no json",
                good + good,
                good.replace(".v1.", ".v2."),
                good.replace("notify.written", "notify.eaten"),
                good.replace("0000000001", "1"),
                good.replace("\"note\":", "\"nota\":"),
                good.replace("\"text\":", "\"$where\":"),
                good.replace("\"one\"", "[".repeat(40) + "]".repeat(40)),
                good.replace("one", "refuse this"),
                good.replace("one", "x".repeat(70_000)));
        poison.forEach(value -> notebook.send("p", value));
        notebook.send("p", good);
        await().atMost(SOON).until(() -> instance.rows().size() == 1);
        assertThat(instance.rows()).containsEntry("note-1", "one");
        try (var consumer = notebook.consumer()) {
            consumer.assign(List.of(new TopicPartition(notebook.topic() + ".dead", 0)));
            consumer.seekToBeginning(consumer.assignment());
            var dead = new ArrayList<String>();
            await().atMost(SOON).until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> {
                    dead.add(new String(record.value(), StandardCharsets.UTF_8));
                    assertThat(new String(
                                    record.headers()
                                            .lastHeader("kafka_dlt-original-topic")
                                            .value(),
                                    StandardCharsets.UTF_8))
                            .isEqualTo(notebook.topic());
                    assertThat(record.headers().lastHeader("kafka_dlt-original-offset"))
                            .isNotNull();
                });
                return dead.size() >= poison.size();
            });
            assertThat(dead).containsExactlyElementsOf(poison);
        }
        assertThat(instance.meters().get("akkoord.events.unreadable").counter().count())
                .isEqualTo(poison.size());
    }

    /** Sends a compressed record, whose size the broker checks as it comes. */
    @Test
    void what_is_larger_than_a_producer_takes_is_buried_by_its_origin_and_the_partition_goes_on() throws Exception {
        notebook.makeTopic(1);
        var instance = notebook.start();
        notebook.sendCompressed("p", "0".repeat(3 << 20));
        notebook.send("p", notebook.written("note-1", 1, "one"));

        await().atMost(SOON).until(() -> instance.rows().size() == 1);
        try (var consumer = notebook.consumer()) {
            consumer.assign(List.of(new TopicPartition(notebook.topic() + ".dead", 0)));
            consumer.seekToBeginning(consumer.assignment());
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(consumer.poll(Duration.ofMillis(200)))
                            .singleElement()
                            .satisfies(record -> {
                                assertThat(record.value()).isEmpty();
                                assertThat(record.headers().lastHeader("kafka_dlt-original-offset"))
                                        .isNotNull();
                            }));
        }
    }

    @Test
    void a_missing_revision_is_an_alarm_until_it_is_closed() throws Exception {
        notebook.makeTopic(1);
        var one = notebook.start();
        var other = notebook.start();
        notebook.send("a", notebook.written("note-1", 1, "one"));
        notebook.send("a", notebook.written("note-1", 2, "two"));
        notebook.send("a", notebook.written("note-1", 2, "two"));
        notebook.send("a", notebook.written("note-1", 1, "one"));
        notebook.send("a", notebook.written("note-2", 3, "three"));
        notebook.send("a", notebook.written("note-1", 5, "five"));
        notebook.send("a", notebook.written("note-1", 6, "six"));
        await().atMost(SOON)
                .until(() -> "six".equals(one.rows().get("note-1"))
                        && "six".equals(other.rows().get("note-1")));
        assertThat(one.projection().gaps().open()).extracting(Gap::id).containsExactly("note-1-5", "note-2-3");
        assertThat(one.meters().get("akkoord.copies.gaps").counter().count()
                        + other.meters().get("akkoord.copies.gaps").counter().count())
                .as("each is met once, by whoever comes first")
                .isEqualTo(2);
        await().atMost(SOON).untilAsserted(() -> {
            assertThat(one.meters().get("akkoord.copies.gaps.open").gauge().value())
                    .isEqualTo(2);
            assertThat(other.meters().get("akkoord.copies.gaps.open").gauge().value())
                    .isEqualTo(2);
        });
        var health = one.projections().health();
        assertThat(health.getStatus()).isEqualTo(Status.UP);
        assertThat(health.getDetails().toString()).contains("gaps=2").contains("note-1-5");

        var gap = other.projection().gaps().find("note-1-5").orElseThrow();
        assertThat(gap.previous()).isEqualTo(2);
        var closure = new Gap.Closure(Instant.parse("2026-11-25T08:00:00Z"), "gezien", "VL", "abb");
        assertThat(other.projection().gaps().close(gap, closure)).isTrue();
        assertThat(other.projection().gaps().close(gap, closure)).isFalse();
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(one.meters()
                                .get("akkoord.copies.gaps.open")
                                .gauge()
                                .value())
                        .isEqualTo(1));
        notebook.send("a", notebook.written("note-1", 5, "five"));
        notebook.send("a", notebook.written("note-3", 1, "one"));
        await().atMost(SOON).until(() -> one.rows().containsKey("note-3"));
        assertThat(one.projection().gaps().open())
                .as("what was closed stays closed")
                .hasSize(1);
        assertThat(one.projection().gaps().find("note-1-5").orElseThrow().closure())
                .isEqualTo(closure);
    }

    @Test
    void what_is_concealed_is_forgotten_until_it_is_revealed() throws Exception {
        notebook.makeTopic(1);
        var instance = notebook.start();
        notebook.send("a", notebook.written("note-1", 1, "one"));
        await().atMost(SOON).until(() -> instance.rows().size() == 1);
        notebook.send("a", notebook.withoutData("note-1", 2, "concealed"));
        notebook.send("a", notebook.withoutData("note-1", 3, "changed"));
        await().atMost(SOON).until(() -> instance.rows().isEmpty());
        await().atMost(SOON)
                .until(() -> copies().getFirst().get("revision", Number.class).longValue() == 3);
        assertThat(copies().getFirst()).doesNotContainKeys("summary", "occurred");
        assertThat(instance.projection().copies().find("note-1")).isEmpty();
        assertThat(instance.projection().copies().find(List.of("note-1"))).isEmpty();
        var rebuilt = notebook.rebuild(instance);
        assertThat(rebuilt.equal()).isTrue();
        assertThat(instance.rows()).isEmpty();
        notebook.send(
                "a",
                notebook.event(
                        "note-1", 4, "revealed", "{\"occurred\": \"2017-06-20\", \"note\": {\"text\": \"four\"}}"));
        await().atMost(SOON).until(() -> "four".equals(instance.rows().get("note-1")));
        assertThat(instance.projection().gaps().open()).isEmpty();
    }

    @Test
    void a_rebuild_finds_what_differs_and_makes_it_what_the_log_says_on_every_instance() throws Exception {
        notebook.makeTopic(1);
        var one = notebook.start();
        var other = notebook.start();
        for (int note = 0; note < 20; note++) {
            notebook.send("note-" + note, notebook.written("note-" + note, 1, "one"));
            notebook.send("note-" + note, notebook.written("note-" + note, 2, "two"));
        }
        await().atMost(SOON)
                .until(() -> notebook.committed() == 40
                        && one.rows().size() == 20
                        && other.rows().size() == 20);
        var stored = notebook.database().getCollection("note_copies");
        stored.updateOne(new Document("_id", "note-1"), new Document("$set", new Document("summary.text", "changed")));
        stored.updateOne(new Document("_id", "note-2"), new Document("$set", new Document("revision", 99L)));
        stored.deleteOne(new Document("_id", "note-3"));
        stored.insertOne(new Document("_id", "note-x")
                .append("revision", 4L)
                .append("summary", new Document("id", "note-x").append("text", "made up")));
        var third = notebook.start();
        await().atMost(SOON).until(() -> third.rows().containsKey("note-x"));
        var rebuilt = notebook.rebuild(one);
        assertThat(rebuilt.equal()).isFalse();
        assertThat(rebuilt.repaired()).isEqualTo(4);
        for (var instance : List.of(one, other, third)) {
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(instance.rows())
                            .hasSize(20)
                            .doesNotContainKey("note-x")
                            .allSatisfy((id, text) -> assertThat(text).isEqualTo("two")));
        }
        assertThat(copies()).hasSize(20);
        assertThat(notebook.rebuild(other).equal()).isTrue();
    }

    @Test
    void a_rebuild_that_gives_no_sign_of_life_has_failed() {
        var began = Instant.parse("2026-11-25T08:00:00Z");
        var report =
                new RebuildReport("r", "notes", RebuildReport.Status.RUNNING, began, began, Map.of(0, 5L), 3, null);
        assertThat(RebuildReport.read(report.write(), began.plusSeconds(30)).status())
                .isEqualTo(RebuildReport.Status.RUNNING);
        assertThat(RebuildReport.read(report.write(), began.plusSeconds(90)).status())
                .isEqualTo(RebuildReport.Status.FAILED);
    }

    private void sendShuffled(List<List<String>> events, Random random) {
        var turns = new ArrayList<Integer>();
        for (int aggregate = 0; aggregate < events.size(); aggregate++) {
            turns.addAll(Collections.nCopies(events.get(aggregate).size(), aggregate));
        }
        Collections.shuffle(turns, random);
        var next = new int[events.size()];
        for (var aggregate : turns) {
            notebook.send("key", events.get(aggregate).get(next[aggregate]++));
        }
    }

    private List<Document> copies() {
        return notebook.database().getCollection("note_copies").find().into(new ArrayList<>());
    }
}
