package eu.akkoord.platform.servicetest;

import static org.assertj.core.api.Assertions.assertThat;

import eu.akkoord.platform.core.facts.Kind;
import eu.akkoord.platform.core.message.Language;
import eu.akkoord.platform.core.message.Message;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Headings of the columns of workbooks: each service names its kinds. */
public abstract class HeadingsCase {
    private final List<Kind<?, ?>> kinds;

    protected HeadingsCase(Kind<?, ?>... kinds) {
        this.kinds = List.of(kinds);
    }

    @Test
    void every_column_has_a_heading_of_its_own_in_each_language() {
        for (var kind : kinds) {
            for (var language : Language.values()) {
                var headings = kind.columns().stream()
                        .map(column -> Message.of("column." + column.name()).in(language))
                        .toList();
                assertThat(headings)
                        .as("%s in %s", kind.collection(), language)
                        .noneMatch(heading -> heading.startsWith("column."))
                        .doesNotHaveDuplicates();
            }
        }
    }
}
