package eu.akkoord.platform.audit;

import static eu.akkoord.platform.catalogue.Use.FACET;
import static eu.akkoord.platform.catalogue.Use.FILTER;

import eu.akkoord.platform.catalogue.Fields;
import eu.akkoord.platform.catalogue.Row;
import eu.akkoord.platform.security.Clearance;
import eu.akkoord.platform.store.Recorded;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/**
 * An entry and who may see it.
 *
 * @param number the revision that a change led to, or the place of anything else in its chain
 * @param parties whose auditors see it
 */
record AuditEntry(AuditItem item, long number, Set<String> parties) {
    /** Raise it when items or values come out differently than before. */
    private static final int VERSION = 1;

    /** What the list can filter and count. Nobody searches the words of it: it holds none but reasons. */
    static final Fields<AuditEntry> FIELDS = Fields.of("audits", VERSION, AuditEntry::row)
            .word("kind", entry -> entry.item().kind().word(), FILTER, FACET)
            .word("collection", entry -> entry.item().collection(), FILTER, FACET)
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

    /** @param concerned the parties that own what it is about */
    static AuditEntry of(AuditItem item, long number, Set<String> concerned) {
        var parties = new HashSet<>(concerned);
        parties.add(item.party());
        return new AuditEntry(item, number, Set.copyOf(parties));
    }

    private Row row() {
        return new Row(
                item.id(),
                number,
                item.registered(),
                parties.stream().map(Clearance::party).collect(Collectors.toSet()),
                JSON.writeValueAsBytes(item));
    }

    Recorded<AuditEntry> recorded() {
        var day = item.registered()
                .atZone(eu.akkoord.platform.time.Occurrence.ZONE)
                .toLocalDate();
        return new Recorded<>(this, number, day, item.registered(), item.registered());
    }
}
