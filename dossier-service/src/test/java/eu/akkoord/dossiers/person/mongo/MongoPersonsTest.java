package eu.akkoord.dossiers.person.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import eu.akkoord.dossiers.person.Person;
import eu.akkoord.dossiers.person.PersonDesk;
import eu.akkoord.dossiers.person.StoredPerson;
import eu.akkoord.platform.core.time.Occurrence;
import eu.akkoord.platform.embedded.DocumentServer;
import eu.akkoord.platform.test.ListedOperations;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against the stand-in on disk, since what is erased must leave the disk. */
class MongoPersonsTest {
    private static final LocalDate TODAY = LocalDate.of(2017, 9, 14);
    private static final Person SOMEONE =
            new Person("Kanarie van den Berg", "kanarie@example.org", "een lokaal bestuur", "beleidsadviseur");

    @TempDir
    private Path data;

    private DocumentServer server;
    private MongoClient client;
    private MongoDatabase database;

    @BeforeEach
    void a_store_on_disk() {
        server = DocumentServer.start(data, 0);
        client = ListedOperations.client("mongodb://" + server.address());
        database = client.getDatabase("test");
    }

    @AfterEach
    void goes() {
        client.close();
        server.close();
    }

    @Test
    void who_is_claimed_stays_until_the_day_and_who_is_not_goes_soon() {
        var claimed = on(TODAY).add(SOMEONE);
        on(TODAY).claim(claimed, TODAY.plusMonths(3));
        var orphan = on(TODAY).add(SOMEONE);
        assertThat(on(TODAY).find(List.of(claimed, orphan)))
                .containsEntry(claimed, new StoredPerson(SOMEONE, TODAY.plusMonths(3)))
                .containsKey(orphan);

        assertThat(on(TODAY.plusDays(1)).eraseDue()).isZero();
        assertThat(on(TODAY.plusDays(2)).eraseDue()).isEqualTo(1);
        assertThat(stored()).isEqualTo(1);
        assertThat(on(TODAY.plusDays(2)).find(List.of(claimed, orphan))).containsOnlyKeys(claimed);

        assertThat(on(TODAY.plusMonths(3)).eraseDue()).isEqualTo(1);
        assertThat(stored()).isZero();
    }

    @Test
    void the_first_claim_counts() {
        var id = on(TODAY).add(SOMEONE);
        on(TODAY).claim(id, TODAY.plusDays(10));
        on(TODAY).claim(id, TODAY.plusDays(20));

        assertThat(on(TODAY).find(List.of(id))).containsEntry(id, new StoredPerson(SOMEONE, TODAY.plusDays(10)));
    }

    @Test
    void nobody_is_shown_on_or_after_the_day_even_when_erasing_is_late() {
        var id = on(TODAY).add(SOMEONE);
        on(TODAY).claim(id, TODAY.plusDays(10));

        assertThat(on(TODAY.plusDays(9)).find(List.of(id))).isNotEmpty();
        assertThat(on(TODAY.plusDays(10)).find(List.of(id))).isEmpty();
    }

    @Test
    void days_on_which_nothing_ran_are_made_up_for() {
        on(TODAY).eraseDue();
        for (int day = 5; day < 60; day += 5) {
            var id = on(TODAY).add(SOMEONE);
            on(TODAY).claim(id, TODAY.plusDays(day));
        }

        assertThat(on(TODAY.plusDays(59)).eraseDue()).isEqualTo(11);
        assertThat(stored()).isZero();
        assertThat(on(TODAY.plusDays(59)).eraseDue()).isZero();
        assertThat(database.getCollection("erasures").countDocuments())
                .as("no list stays but what says how far it came")
                .isEqualTo(1);
    }

    @Test
    void what_is_erased_leaves_the_disk() throws Exception {
        var id = on(TODAY).add(SOMEONE);
        on(TODAY).claim(id, TODAY.plusDays(10));
        var other = on(TODAY).add(new Person("Merel Jansen", null, null, null));
        on(TODAY).claim(other, TODAY.plusDays(100));
        assertThat(onDisk("Kanarie van den Berg")).isTrue();

        on(TODAY.plusDays(10)).eraseDue();

        await().atMost(Duration.ofSeconds(20))
                .until(() -> !onDisk("Kanarie van den Berg") && !onDisk("kanarie@example.org"));
        assertThat(onDisk("Merel Jansen")).isTrue();
        assertThat(on(TODAY.plusDays(10)).find(List.of(other)).values())
                .extracting(kept -> kept.person().name())
                .containsExactly("Merel Jansen");
    }

    @Test
    void the_day_follows_from_what_they_were_given_for_but_is_never_past() {
        assertThat(Map.of(
                        "ahead", on(TODAY).erasure(TODAY.plusDays(5)),
                        "behind", on(TODAY).erasure(TODAY.minusYears(4)),
                        "open", on(TODAY).erasure(null)))
                .containsEntry("ahead", TODAY.plusDays(5).plusYears(1))
                .containsEntry("behind", TODAY.plusYears(1))
                .containsEntry("open", TODAY.plusYears(1));
    }

    @Test
    void the_day_is_at_most_a_span_after_today_however_far_ahead_they_were_given_for() {
        var bound = TODAY.plusYears(5);
        for (var ahead : List.of(
                bound.minusYears(1),
                bound,
                LocalDate.of(2999, 6, 30),
                LocalDate.of(9998, 12, 31),
                LocalDate.of(9999, 12, 31),
                LocalDate.MAX)) {
            assertThat(on(TODAY).erasure(ahead)).describedAs("%s", ahead).isEqualTo(bound);
        }
        assertThat(on(TODAY).erasure(bound.minusYears(1).minusDays(1))).isEqualTo(bound.minusDays(1));
        assertThat(on(TODAY).erasure(LocalDate.MIN)).isEqualTo(TODAY.plusYears(1));
    }

    private PersonDesk on(LocalDate day) {
        var noon = day.atTime(12, 0).atZone(Occurrence.ZONE);
        return new PersonDesk(
                new MongoPersons(database),
                Period.ofYears(1),
                Period.ofYears(5),
                Clock.fixed(noon.toInstant(), Occurrence.ZONE));
    }

    private long stored() {
        return database.getCollection("persons").countDocuments();
    }

    private boolean onDisk(String text) throws IOException {
        try (var files = Files.walk(data)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                if (Files.readString(file, StandardCharsets.ISO_8859_1).contains(text)) {
                    return true;
                }
            }
            return false;
        }
    }
}
