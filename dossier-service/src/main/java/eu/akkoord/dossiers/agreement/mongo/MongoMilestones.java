package eu.akkoord.dossiers.agreement.mongo;

import eu.akkoord.dossiers.agreement.Agreements;
import eu.akkoord.dossiers.agreement.Milestones;
import eu.akkoord.platform.projection.CopyTable;
import eu.akkoord.platform.projection.Projections;
import eu.akkoord.platform.store.Forms;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** The copies, held in memory too, as those of agreements are. */
@Repository
class MongoMilestones implements Milestones {
    private final CopyTable<Milestone> copies;
    private final Agreements agreements;

    MongoMilestones(Projections projections, Agreements agreements) {
        this.copies = projections.table("milestone-copies", "milestones", "milestone", new CopyTable.Reading<>() {
            @Override
            public Milestone read(Document summary, @Nullable LocalDate occurred) {
                return told(summary, occurred);
            }

            @Override
            public Set<String> keys(Milestone told) {
                return told.readers();
            }
        });
        this.agreements = agreements;
    }

    @Override
    public Map<String, Milestone> find(Collection<String> ids) {
        var found = new HashMap<String, Milestone>();
        ids.forEach(id -> copies.find(id).ifPresent(told -> found.put(id, now(told))));
        return found;
    }

    @Override
    public List<Milestone> readBy(String party) {
        return copies.having(party, Integer.MAX_VALUE).stream()
                .map(this::now)
                .filter(one -> one.readers().contains(party))
                .toList();
    }

    /** Returns it as it was published, with those of its readers that are joined now. */
    private Milestone now(Milestone told) {
        var agreement = agreements.find(Set.of(told.agreement())).get(told.agreement());
        var readers = new HashSet<>(told.readers());
        readers.retainAll(agreement == null ? Set.of() : agreement.parties());
        return new Milestone(
                told.id(),
                told.sequence(),
                told.agreement(),
                readers,
                told.title(),
                told.period(),
                told.occurred(),
                told.certain(),
                told.dropped(),
                told.status());
    }

    static Milestone told(Document summary, @Nullable LocalDate occurred) {
        var status = summary.getString("status");
        return new Milestone(
                summary.getString("id"),
                sequence(summary, status),
                summary.getString("agreement"),
                Set.copyOf(Forms.texts(summary, "sharedWith")),
                summary.getString("title"),
                Objects.requireNonNull(Forms.period(summary, "period")),
                occurred == null ? LocalDate.parse(summary.getString("since")) : occurred,
                "held".equals(status),
                "dropped".equals(status),
                status);
    }

    /** Each move is a slip, and a stage that it leaves it never comes back to. */
    private static int sequence(Document summary, String status) {
        var slips = summary.get("slips", Document.class);
        int moves = slips == null ? 0 : slips.getInteger("count", 0);
        return "planned".equals(status) ? moves : moves + 1;
    }
}
