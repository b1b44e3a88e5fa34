package eu.akkoord.platform.audit;

import static eu.akkoord.platform.search.declaration.Use.FACET;
import static eu.akkoord.platform.search.declaration.Use.FILTER;

import eu.akkoord.platform.core.authority.Clearance;
import eu.akkoord.platform.core.change.Recorded;
import eu.akkoord.platform.core.link.Links;
import eu.akkoord.platform.desk.AuditLine;
import eu.akkoord.platform.search.declaration.Fields;
import eu.akkoord.platform.search.declaration.Row;
import eu.akkoord.platform.store.ReadLogEntry;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * An entry as the auditors of some parties see it. A change is the same to all of them; of anything else each party has an entry of its own,
 * with the things that concern it, so that nobody finds, counts or is shown the others. The reason of a change is shown by its id only:
 * there reads of it are logged, and there it can be struck.
 *
 * @param key its key in lists
 * @param number the revision of a change, or the position of anything else in its chain
 * @param parties codes of the parties whose auditors see it
 */
record AuditEntry(AuditItem item, String key, long number, Set<String> parties) {
    /** Raise it when items or values come out differently than before. */
    private static final int VERSION = 5;

    /** Fields to filter and count by. None is for search: the only words in it are reasons. */
    static final Fields<AuditEntry> FIELDS = Fields.of("audits", VERSION, AuditEntry::row)
            .word("kind", entry -> entry.item().kind(), FILTER, FACET)
            .words(
                    "collection",
                    entry -> Stream.ofNullable(entry.item().collection()).toList(),
                    FILTER,
                    FACET)
            .words(
                    "thing",
                    entry -> entry.item().things().stream()
                            .map(AuditItem.Thing::id)
                            .toList(),
                    FILTER)
            .word("action", entry -> entry.item().action(), FILTER, FACET)
            .word("party", entry -> entry.item().party(), FILTER, FACET)
            .word(
                    "organisation",
                    entry -> entry.item().party() + "/" + entry.item().organisation(),
                    FILTER,
                    FACET)
            .word("subject", entry -> entry.item().subject(), FILTER)
            .word("client", entry -> entry.item().client(), FILTER, FACET)
            .resumable()
            .build();

    private static final JsonMapper JSON = JsonMapper.shared();

    static AuditEntry of(AuditLine change, Links links) {
        var item = AuditItem.of(change, links);
        return new AuditEntry(item, item.id(), change.revision(), change.parties());
    }

    /** @param things those that concern the party */
    static AuditEntry of(ReadLogEntry read, Map<String, Long> things, String party, Links links) {
        return new AuditEntry(
                AuditItem.of(read, things, links),
                "%s.%s".formatted(read.entry(), party),
                read.number(),
                Set.of(party));
    }

    private Row row() {
        return new Row(
                key,
                number,
                item.registered(),
                parties.stream().map(Clearance::party).collect(Collectors.toSet()),
                JSON.writeValueAsBytes(item.withoutReason()));
    }

    Recorded<AuditEntry> recorded() {
        var day = item.registered()
                .atZone(eu.akkoord.platform.core.time.Occurrence.ZONE)
                .toLocalDate();
        return new Recorded<>(this, number, day, item.registered(), item.registered());
    }
}
