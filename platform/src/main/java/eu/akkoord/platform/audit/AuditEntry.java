package eu.akkoord.platform.audit;

import static eu.akkoord.platform.catalogue.Use.FACET;
import static eu.akkoord.platform.catalogue.Use.FILTER;

import eu.akkoord.platform.catalogue.Fields;
import eu.akkoord.platform.catalogue.Row;
import eu.akkoord.platform.desk.Audited;
import eu.akkoord.platform.security.Clearance;
import eu.akkoord.platform.store.Read;
import eu.akkoord.platform.store.Recorded;
import eu.akkoord.platform.web.Links;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * An entry as the auditors of some parties see it. A change is the same to all of them; of anything else each party has an entry of
 * its own, with the things that concern it, so that nobody finds, counts or is shown the others. Why something was changed is shown by
 * its id only: there it is kept who saw it, and there it goes when it is struck.
 *
 * @param key names it in lists
 * @param number the revision that a change led to, or the place of anything else in its chain
 * @param parties whose auditors see it
 */
record AuditEntry(AuditItem item, String key, long number, Set<String> parties) {
    /** Raise it when items or values come out differently than before. */
    private static final int VERSION = 2;

    /** What the list can filter and count. Nobody searches the words of it: it holds none but reasons. */
    static final Fields<AuditEntry> FIELDS = Fields.of("audits", VERSION, AuditEntry::row)
            .word("kind", entry -> entry.item().kind().word(), FILTER, FACET)
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

    static AuditEntry of(Audited change, Links links) {
        var item = AuditItem.of(change, links);
        var parties = new HashSet<>(change.concerned());
        parties.add(item.party());
        return new AuditEntry(item, item.id(), change.past().revision(), Set.copyOf(parties));
    }

    /** @param things those that concern the party */
    static AuditEntry of(Read read, Map<String, Long> things, String party, Links links) {
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
                .atZone(eu.akkoord.platform.time.Occurrence.ZONE)
                .toLocalDate();
        return new Recorded<>(this, number, day, item.registered(), item.registered());
    }
}
