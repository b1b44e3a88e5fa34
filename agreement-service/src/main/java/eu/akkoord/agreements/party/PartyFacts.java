package eu.akkoord.agreements.party;

import eu.akkoord.platform.core.change.Fault;
import eu.akkoord.platform.core.change.Refusal;
import eu.akkoord.platform.core.facts.Code;
import eu.akkoord.platform.core.facts.Facts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The facts of a party, as it states them, or as another does that has registered it.
 *
 * @param registeredBy code of the party that has registered it and states facts of it; absent of one that acts for itself
 */
public record PartyFacts(
        PartyNames names,
        List<Organisation> organisations,
        @Nullable @Code String registeredBy) {
    /** All forms of the facts of a party. */
    public static final Facts<PartyFacts> FORM = Facts.of(PartyFacts.class);

    /** Makes the facts of a party that acts for itself. */
    public PartyFacts(PartyNames names, List<Organisation> organisations) {
        this(names, organisations, null);
    }

    /** @throws Refusal.Contradiction when two organisations bear the same id, or one has no successor that goes on for it */
    public PartyFacts {
        organisations = List.copyOf(organisations);
        var ids = new HashSet<String>();
        var faults = new ArrayList<Fault>();
        for (int i = 0; i < organisations.size(); i++) {
            var id = organisations.get(i).id();
            if (!ids.add(id)) {
                faults.add(new Fault("/organisations/%d/id".formatted(i), id, "organisation.twice"));
            }
        }
        if (faults.isEmpty()) {
            faults.addAll(endingFaults(organisations));
        }
        Refusal.Contradiction.of(faults);
    }

    /** The same, as another party states them; as the own one does where that is null. */
    PartyFacts registeredBy(@Nullable String party) {
        return FORM.with(this, PartyFacts::registeredBy, party);
    }

    /** Its organisations by their id. */
    Map<String, Organisation> byId() {
        return byId(organisations);
    }

    private static Map<String, Organisation> byId(List<Organisation> organisations) {
        var all = new LinkedHashMap<String, Organisation>();
        organisations.forEach(one -> all.put(one.id(), one));
        return all;
    }

    private static List<Fault> endingFaults(List<Organisation> organisations) {
        var all = byId(organisations);
        var faults = new ArrayList<Fault>();
        for (int i = 0; i < organisations.size(); i++) {
            var one = organisations.get(i);
            var wrong = wrongEnding(one, all);
            if (wrong != null) {
                faults.add(new Fault("/organisations/%d/successor".formatted(i), one.successor(), wrong));
            }
        }
        return faults;
    }

    private static @Nullable String wrongEnding(Organisation one, Map<String, Organisation> all) {
        if ((one.ended() == null) != (one.successor() == null)) {
            return "organisation.endWithoutSuccessor";
        }
        if (one.ended() == null) {
            return null;
        }
        var successor = all.get(one.successor());
        if (successor == null) {
            return "organisation.foreignSuccessor";
        }
        if (successor.ended() != null && successor.ended().isBefore(one.ended())) {
            return "organisation.endedSuccessor";
        }
        return goesOn(one, all) ? null : "organisation.endlessSuccession";
    }

    private static boolean goesOn(Organisation one, Map<String, Organisation> all) {
        var passed = new HashSet<String>();
        var current = one;
        while (current != null && current.ended() != null && passed.add(current.id())) {
            current = all.get(current.successor());
        }
        return current != null && current.ended() == null;
    }

    /** Deputations that ended later than a day. */
    List<Fault> endedAfter(LocalDate today) {
        var faults = new ArrayList<Fault>();
        for (int i = 0; i < organisations.size(); i++) {
            var ended = organisations.get(i).ended();
            if (ended != null && ended.isAfter(today)) {
                faults.add(new Fault("/organisations/%d/ended".formatted(i), ended.toString(), "day.inFuture"));
            }
        }
        return faults;
    }
}
