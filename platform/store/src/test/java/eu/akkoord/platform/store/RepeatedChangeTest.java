package eu.akkoord.platform.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.authority.RequestKey;
import eu.akkoord.platform.core.change.Refused;
import eu.akkoord.platform.core.change.Repeat;
import eu.akkoord.platform.test.OnEveryStore;
import eu.akkoord.platform.test.StoreServer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A change is the same one again when client, person, key and request are, whatever has become of it since. */
@OnEveryStore
class RepeatedChangeTest {
    private static final Caller BY = new Caller("s", "c", "VL", "abb", Set.of("officer"), Set.of());
    private static final LocalDate DAY = LocalDate.of(2017, 6, 20);
    private static final RequestKey FIRST = RequestKey.of(BY, "key", "PATCH /notes/a", "{}");

    private final StoreServer server;

    RepeatedChangeTest(StoreServer server) {
        this.server = server;
    }

    @Test
    void a_change_is_found_by_its_key_when_it_waits_and_when_it_was_archived() throws Exception {
        try (var store = new NoteStore(server)) {
            store.stopTelling();
            store.notes.add("a", "one", "", made(null), null);
            change(store, "two", FIRST);
            for (int more = 3; more < 60; more++) {
                change(store, "n" + more, null);
            }
            assertThat(store.notes.repeated(now(store), FIRST)).hasValueSatisfying(found -> {
                var past = found.entry();
                assertThat(found.isSame()).isTrue();
                assertThat(past.revision()).isEqualTo(2);
                assertThat(past.after()).isEqualTo("two");
            });
            store.relayed("a");
            assertThat(store.told).hasSize(59);
            assertThat(store.notes.repeated(now(store), FIRST))
                    .map(found -> found.entry().revision())
                    .contains(2L);
            assertThat(store.stores.check().findings()).isEmpty();
        }
    }

    @Test
    void attack_the_key_of_another_client_person_or_request_finds_nothing() throws Exception {
        try (var store = new NoteStore(server)) {
            store.notes.add("a", "one", "", made(null), new Repeat(RequestKey.by(BY), "creation", "print"));
            change(store, "two", FIRST);
            for (var other : List.of(
                    new Caller("other", "c", "VL", "abb", Set.of("officer"), Set.of()),
                    new Caller("s", "other", "VL", "abb", Set.of("officer"), Set.of()))) {
                assertThat(store.notes.repeated(now(store), RequestKey.of(other, "key", "PATCH /notes/a", "{}")))
                        .as(other.toString())
                        .isEmpty();
            }
            assertThat(store.notes.repeated(now(store), RequestKey.of(BY, "other", "PATCH /notes/a", "{}")))
                    .isEmpty();
            for (var reused : List.of(
                    RequestKey.of(BY, "key", "PATCH /notes/a", "{x}"),
                    RequestKey.of(BY, "key", "POST /notes/a/transitions", "{}"),
                    RequestKey.of(BY, "creation", "PATCH /notes/a", "{}"))) {
                assertThat(store.notes.repeated(now(store), reused).map(Repeated::isSame))
                        .as(reused.toString())
                        .contains(false);
            }
        }
    }

    @Test
    void attack_what_the_document_says_of_a_key_counts_for_nothing_where_the_entry_does_not_bear_it() throws Exception {
        try (var store = new NoteStore(server)) {
            store.notes.add("a", "one", "", made(null), null);
            change(store, "two", null);
            var forged = new Document(FIRST.digest().substring(0, 32), 2L);
            store.collection("notes")
                    .updateOne(
                            new Document("_id", "a"),
                            new Document("$set", new Document("keys", new Document(day(0), forged))));
            assertThat(store.notes.repeated(now(store), FIRST)).isEmpty();
        }
    }

    @Test
    void keys_are_forgotten_after_two_days_and_no_more_are_taken_than_there_is_room_for() throws Exception {
        try (var store = new NoteStore(server)) {
            store.notes.add("a", "one", "", made(null), null);
            var many = new Document();
            for (int key = 0; key < RecentKeys.MOST_A_DAY; key++) {
                many.append("%038d".formatted(key), 1L);
            }
            var keys = new Document(day(-2), new Document("old", 1L))
                    .append(day(-1), new Document("yesterday", 1L))
                    .append(day(0), many);
            store.collection("notes")
                    .updateOne(new Document("_id", "a"), new Document("$set", new Document("keys", keys)));
            assertThatExceptionOfType(Refused.TooManyKeys.class).isThrownBy(() -> change(store, "two", FIRST));
            change(store, "two", null);
            assertThat(store.collection("notes")
                            .find()
                            .map(document ->
                                    document.get("keys", Document.class).keySet())
                            .first())
                    .as("those of former days are forgotten with the next change")
                    .containsExactly(day(-1), day(0));
        }
    }

    @Test
    void attack_one_party_leaves_the_others_no_room_for_keys() throws Exception {
        try (var store = new NoteStore(server)) {
            store.notes.add("a", "one", "", made(null), null);
            change(store, "two", key("NL", "first"));
            var keys = Objects.requireNonNull(store.collection("notes").find().first())
                    .get("keys", Document.class);
            var ofToday = keys.get(day(0), Document.class);
            var first = ofToday.keySet().iterator().next();
            for (int more = 1; more < RecentKeys.MOST_OF_ONE; more++) {
                ofToday.append(first.substring(0, 6) + "%032d".formatted(more), 1L);
            }
            store.collection("notes")
                    .updateOne(new Document("_id", "a"), new Document("$set", new Document("keys", keys)));
            assertThatExceptionOfType(Refused.TooManyKeys.class)
                    .isThrownBy(() -> change(store, "three", key("NL", "one too many")));
            change(store, "three", key("VL", "another's"));
            assertThat(store.notes.repeated(now(store), key("VL", "another's"))).isPresent();
            assertThat(store.notes.repeated(now(store), key("NL", "first"))).isPresent();
        }
    }

    @Test
    void a_key_is_found_by_the_name_it_had_before_parties_were_told_apart() throws Exception {
        try (var store = new NoteStore(server)) {
            store.notes.add("a", "one", "", made(null), null);
            change(store, "two", FIRST);
            var before = new Document(FIRST.digest().substring(0, 32), 2L);
            store.collection("notes")
                    .updateOne(
                            new Document("_id", "a"),
                            new Document("$set", new Document("keys", new Document(day(0), before))));
            assertThat(store.notes.repeated(now(store), FIRST)).isPresent();
        }
    }

    private static RequestKey key(String party, String key) {
        return RequestKey.of(
                new Caller("s", "c", party, "abb", Set.of("officer"), Set.of()), key, "PATCH /notes/a", "{}");
    }

    @Test
    void of_equal_requests_at_once_one_is_made() throws Exception {
        try (var store = new NoteStore(server)) {
            store.notes.add("a", "one", "", made(null), null);
            var both = now(store);
            store.notes.save(both, "two", "", made(FIRST));
            assertThatExceptionOfType(Refused.OutdatedRevision.class)
                    .isThrownBy(() -> store.notes.save(both, "two", "", made(FIRST)));
            assertThat(store.notes.repeated(now(store), FIRST))
                    .map(found -> found.entry().revision())
                    .contains(2L);
        }
    }

    private static void change(NoteStore store, String text, @Nullable RequestKey key) {
        store.notes.save(now(store), text, "", made(key));
    }

    private static Current<String> now(NoteStore store) {
        return store.notes.current("a").orElseThrow();
    }

    private static Circumstances made(@Nullable RequestKey key) {
        return new Circumstances(BY, DAY, null, null, null, false, false, key);
    }

    private static String day(int after) {
        return Instant.now().plus(after, ChronoUnit.DAYS).toString().substring(0, 10);
    }
}
