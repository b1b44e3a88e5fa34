package eu.akkoord.dossiers.access;

import eu.akkoord.platform.security.Caller;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Something of another feature or service that a writer names, with the place in the request where it stands. */
public sealed interface Named {
    /** JSON pointer into the request. */
    String pointer();

    String value();

    /** The same thing wherever it stands. */
    default Named placeless() {
        return switch (this) {
            case PartyNamed party -> new PartyNamed(party.value, "");
            case OrganisationNamed organisation -> new OrganisationNamed(organisation.party, organisation.value, "");
            case AgreementNamed agreement -> new AgreementNamed(agreement.value, "");
            case ThemeNamed theme -> new ThemeNamed(theme.agreement, theme.value, "");
            case DossierNamed dossier -> new DossierNamed(dossier.value, "");
            case VisitNamed visit -> new VisitNamed(visit.value, "");
        };
    }

    /** The writer's own organisation, which its token vouches for. */
    static List<Named> of(Caller writer) {
        return List.of(new OrganisationNamed(writer.party(), writer.organisation(), ""));
    }

    /** Those that were not named before. */
    static List<Named> added(Collection<Named> before, Collection<Named> after) {
        var known = before.stream().map(Named::placeless).collect(Collectors.toSet());
        return after.stream()
                .filter(named -> !known.contains(named.placeless()))
                .toList();
    }

    record PartyNamed(String value, String pointer) implements Named {}

    record OrganisationNamed(String party, String value, String pointer) implements Named {}

    record AgreementNamed(String value, String pointer) implements Named {}

    record ThemeNamed(String agreement, String value, String pointer) implements Named {}

    record DossierNamed(String value, String pointer) implements Named {}

    record VisitNamed(String value, String pointer) implements Named {}
}
