package eu.akkoord.dossiers.access;

import eu.akkoord.dossiers.agreement.Milestones;
import eu.akkoord.platform.core.time.Period;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Milestones of which something has been told. */
record ToldMilestones(List<Milestone> all) implements Milestones {
    static final ToldMilestones NONE = new ToldMilestones(List.of());

    static ToldMilestones of(String id, String agreement, Set<String> readers) {
        var day = LocalDate.of(2017, 6, 16);
        return new ToldMilestones(List.of(
                new Milestone(id, 1, agreement, readers, id, Period.of("2018", null), day, false, false, "planned")));
    }

    @Override
    public Map<String, Milestone> find(Collection<String> ids) {
        return all.stream()
                .filter(one -> ids.contains(one.id()))
                .collect(Collectors.toMap(Milestone::id, Function.identity()));
    }

    @Override
    public List<Milestone> readBy(String party) {
        return all.stream().filter(one -> one.readers().contains(party)).toList();
    }
}
