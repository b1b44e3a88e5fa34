package eu.akkoord.agreements.party.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import eu.akkoord.agreements.party.Organisation;
import eu.akkoord.agreements.party.Party;
import eu.akkoord.agreements.party.PartyFacts;
import eu.akkoord.agreements.party.PartyNames;
import eu.akkoord.platform.web.Links;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A party as readers see it. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record PartyView(URI self, String id, NamesView names, List<OrganisationView> organisations) {
    static PartyView of(Party party, Links links) {
        var facts = FactsView.of(party.facts());
        return new PartyView(
                links.to("parties", party.code()), party.code(), facts.names(), facts.organisationsOrNone());
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record NamesView(
            String nl,
            @Nullable String en,
            @Nullable String fr,
            @Nullable String de) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OrganisationView(
            String id,
            String name,
            @Nullable String ovo,
            @Nullable String kbo,
            @Nullable String oin) {
        static OrganisationView of(Organisation organisation) {
            return new OrganisationView(
                    organisation.id(), organisation.name(), organisation.ovo(), organisation.kbo(), organisation.oin());
        }

        Organisation toOrganisation() {
            return new Organisation(id, name, ovo, kbo, oin);
        }
    }

    /** What a writer may change. */
    record FactsView(NamesView names, @Nullable List<OrganisationView> organisations) {
        static FactsView of(PartyFacts facts) {
            var names = facts.names();
            return new FactsView(
                    new NamesView(names.nl(), names.en(), names.fr(), names.de()),
                    facts.organisations().stream().map(OrganisationView::of).toList());
        }

        List<OrganisationView> organisationsOrNone() {
            return organisations == null ? List.of() : organisations;
        }

        PartyFacts toFacts() {
            return new PartyFacts(
                    new PartyNames(names.nl(), names.en(), names.fr(), names.de()),
                    organisationsOrNone().stream()
                            .map(OrganisationView::toOrganisation)
                            .toList());
        }
    }
}
