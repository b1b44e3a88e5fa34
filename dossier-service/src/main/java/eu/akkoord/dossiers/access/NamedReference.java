package eu.akkoord.dossiers.access;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Something of another feature or service that a writer names, with the place in the request where it stands. */
public sealed interface NamedReference {
    /** JSON pointer into the request. */
    String pointer();

    String value();

    /** The same thing wherever it stands. */
    default NamedReference placeless() {
        return switch (this) {
            case PartyNamed party -> new PartyNamed(party.value, "");
            case OrganisationNamed organisation -> new OrganisationNamed(organisation.party, organisation.value, "");
            case AgreementNamed agreement -> new AgreementNamed(agreement.value, "");
            case ThemeNamed theme -> new ThemeNamed(theme.agreement, theme.value, "");
            case DossierNamed dossier -> new DossierNamed(dossier.value, "");
            case VisitNamed visit -> new VisitNamed(visit.value, "");
            case MilestoneNamed milestone ->
                new MilestoneNamed(milestone.value, milestone.agreements, milestone.reader, "");
        };
    }

    /** Returns the newly named ones. */
    static List<NamedReference> added(Collection<NamedReference> before, Collection<NamedReference> after) {
        var known = before.stream().map(NamedReference::placeless).collect(Collectors.toSet());
        return after.stream()
                .filter(named -> !known.contains(named.placeless()))
                .toList();
    }

    /** Names that were not there before at the same property, wherever in a list they stand. */
    static List<NamedReference> newlyPlaced(Collection<NamedReference> before, Collection<NamedReference> after) {
        var placed = before.stream().map(NamedReference::place).collect(Collectors.toSet());
        return after.stream().filter(named -> !placed.contains(named.place())).toList();
    }

    private String place() {
        return "%s %s".formatted(pointer().replaceAll("[0-9]+", ""), placeless());
    }

    record PartyNamed(String value, String pointer) implements NamedReference {}

    record OrganisationNamed(String party, String value, String pointer) implements NamedReference {}

    record AgreementNamed(String value, String pointer) implements NamedReference {}

    record ThemeNamed(String agreement, String value, String pointer) implements NamedReference {}

    record DossierNamed(String value, String pointer) implements NamedReference {}

    record VisitNamed(String value, String pointer) implements NamedReference {}

    /**
     * A milestone to which something under these agreements reports.
     *
     * @param reader code of the party of the one who names it
     */
    record MilestoneNamed(String value, Set<String> agreements, String reader, String pointer)
            implements NamedReference {}
}
