package eu.akkoord.platform.search.index;

import eu.akkoord.platform.core.time.Period;
import eu.akkoord.platform.search.declaration.Fields;
import eu.akkoord.platform.search.declaration.Row;
import eu.akkoord.platform.search.declaration.Use;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Something to put in a catalogue, with a field of each kind. */
record Paper(
        String id,
        long revision,
        Instant modified,
        Set<String> clearances,
        @Nullable String state,
        List<String> topics,
        @Nullable Boolean draft,
        @Nullable LocalDate since,
        @Nullable Instant seen,
        @Nullable Long pages,
        @Nullable Period period,
        @Nullable String title,
        List<String> notes,
        String shelf) {
    static final Set<String> EVERYONE = Set.of("public");

    static final Fields<Paper> FIELDS = Fields.of("papers", 1, Paper::row)
            .word("state", Paper::state, Use.FILTER, Use.SORT, Use.FACET)
            .words("topic", Paper::topics, Use.FILTER, Use.FACET)
            .flag("draft", Paper::draft, Use.FILTER, Use.FACET)
            .date("since", Paper::since, Use.FILTER, Use.SORT)
            .instant("seen", Paper::seen, Use.FILTER, Use.SORT)
            .number("pages", Paper::pages, Use.FILTER, Use.SORT)
            .period("period", Paper::period, Use.FILTER, Use.SORT)
            .years("year", Paper::period, Use.FILTER, Use.FACET)
            .text("title", Paper::title, 4, Use.SORT, Use.HIGHLIGHT)
            .texts("note", Paper::notes, 1, Use.HIGHLIGHT)
            .word("shelf", Paper::shelf, Use.SCOPE)
            .build();

    private Row row() {
        var json = "{\"id\":\"%s\",\"revision\":%d}".formatted(id, revision);
        return new Row(id, revision, modified, clearances, json.getBytes(StandardCharsets.UTF_8));
    }

    /** An empty paper that everyone may see. */
    static Paper blank(String id) {
        return new Paper(
                id, 1, Instant.EPOCH, EVERYONE, null, List.of(), null, null, null, null, null, null, List.of(), "one");
    }

    Paper revision(long other) {
        return new Paper(
                id, other, modified, clearances, state, topics, draft, since, seen, pages, period, title, notes, shelf);
    }

    Paper modified(Instant other) {
        return new Paper(
                id, revision, other, clearances, state, topics, draft, since, seen, pages, period, title, notes, shelf);
    }

    Paper clearances(String... others) {
        return new Paper(
                id,
                revision,
                modified,
                Set.of(others),
                state,
                topics,
                draft,
                since,
                seen,
                pages,
                period,
                title,
                notes,
                shelf);
    }

    Paper state(String other) {
        return new Paper(
                id,
                revision,
                modified,
                clearances,
                other,
                topics,
                draft,
                since,
                seen,
                pages,
                period,
                title,
                notes,
                shelf);
    }

    Paper period(String edtf) {
        return new Paper(
                id,
                revision,
                modified,
                clearances,
                state,
                topics,
                draft,
                since,
                seen,
                pages,
                Period.of(edtf, null),
                title,
                notes,
                shelf);
    }

    Paper text(String otherTitle, String... otherNotes) {
        return new Paper(
                id,
                revision,
                modified,
                clearances,
                state,
                topics,
                draft,
                since,
                seen,
                pages,
                period,
                otherTitle,
                List.of(otherNotes),
                shelf);
    }
}
