package eu.akkoord.agreements.agreement;

import eu.akkoord.agreements.agreement.Standing.Place;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The standing of each party to an agreement, in the order in which the agreement names them. */
public record Standings(List<Standing> all) {
    public Standings {
        all = List.copyOf(all);
    }

    /** All in the same place. */
    public static Standings of(Collection<String> parties, Place place, LocalDate since) {
        return new Standings(
                parties.stream().map(party -> new Standing(party, place, since)).toList());
    }

    /** With a party in another place, or named for the first time. */
    public Standings with(String party, Place place, LocalDate since) {
        var next = new ArrayList<Standing>();
        all.forEach(one -> next.add(one.party().equals(party) ? new Standing(party, place, since) : one));
        if (place(party).isEmpty()) {
            next.add(new Standing(party, place, since));
        }
        return new Standings(next);
    }

    /** Without a party. */
    Standings without(String party) {
        return new Standings(
                all.stream().filter(one -> !one.party().equals(party)).toList());
    }

    public Optional<Place> place(String party) {
        return all.stream()
                .filter(one -> one.party().equals(party))
                .map(Standing::place)
                .findFirst();
    }

    /** Codes of the parties that have consented to it and have not left. */
    public Set<String> joined() {
        return parties(place -> place == Place.JOINED);
    }

    /** Codes of the parties that it is to bind: all but those that have left. */
    public Set<String> present() {
        return parties(place -> place != Place.LEFT);
    }

    private Set<String> parties(Predicate<Place> wanted) {
        return all.stream()
                .filter(one -> wanted.test(one.place()))
                .map(Standing::party)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
