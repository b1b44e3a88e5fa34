package eu.akkoord.platform.projection;

import static org.assertj.core.api.Assertions.assertThat;

import eu.akkoord.platform.store.Forms;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CopyTableTest {
    private record Tagged(String id, Set<String> tags) {}

    private final CopyTable<Tagged> table = new CopyTable<>(new CopyTable.Reading<>() {
        @Override
        public Tagged read(Document summary, @Nullable LocalDate occurred) {
            return new Tagged(summary.getString("id"), Set.copyOf(Forms.texts(summary, "tags")));
        }

        @Override
        public Set<String> keys(Tagged value) {
            return value.tags();
        }
    });

    @Test
    void a_copy_is_found_by_what_it_says_now_and_in_the_order_of_ids() {
        take("b", 1, "red", "blue");
        take("a", 1, "red");
        assertThat(ids("red")).containsExactly("a", "b");
        assertThat(table.having("red", 1)).extracting(Tagged::id).containsExactly("a");
        take("b", 2, "blue", "green");
        take("b", 1, "red");
        assertThat(ids("red")).containsExactly("a");
        assertThat(ids("green")).containsExactly("b");
        table.take(new Copy("a", 2, null, null));
        assertThat(ids("red")).isEmpty();
        assertThat(ids("nothing")).isEmpty();
    }

    private List<String> ids(String tag) {
        return table.having(tag, 10).stream().map(Tagged::id).toList();
    }

    private void take(String id, long revision, String... tags) {
        table.take(new Copy(id, revision, null, new Document("id", id).append("tags", List.of(tags))));
    }
}
