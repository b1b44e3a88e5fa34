package eu.akkoord.dossiers.dossier.catalogue;

import static eu.akkoord.dossiers.dossier.DossierForms.DOSSIERS;
import static eu.akkoord.platform.search.declaration.Use.FACET;
import static eu.akkoord.platform.search.declaration.Use.FILTER;
import static eu.akkoord.platform.search.declaration.Use.HIGHLIGHT;
import static eu.akkoord.platform.search.declaration.Use.SCOPE;
import static eu.akkoord.platform.search.declaration.Use.SORT;

import eu.akkoord.dossiers.agreement.Agreement;
import eu.akkoord.dossiers.agreement.Agreements;
import eu.akkoord.dossiers.dossier.Dossier;
import eu.akkoord.dossiers.dossier.DossierFacts;
import eu.akkoord.dossiers.dossier.DossierForms.LabelledTheme;
import eu.akkoord.dossiers.dossier.DossierRights;
import eu.akkoord.dossiers.party.Organisation;
import eu.akkoord.dossiers.party.Parties;
import eu.akkoord.dossiers.party.Party;
import eu.akkoord.platform.core.change.Recorded;
import eu.akkoord.platform.core.link.Links;
import eu.akkoord.platform.core.time.Period;
import eu.akkoord.platform.lists.Source;
import eu.akkoord.platform.search.declaration.Fields;
import eu.akkoord.platform.search.declaration.Row;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The fields to filter, search, sort and count dossiers by. */
@Component
final class DossierFields implements Source<Dossier, DossierFields.Entry> {
    /** Raise it when items or values come out differently than before. */
    private static final int VERSION = 3;

    static final Fields<Entry> FIELDS = Fields.of(DOSSIERS.collection(), VERSION, Entry::row)
            .facts(DOSSIERS, Entry::dossier, "status", FILTER, SORT, FACET)
            .words("agreement", entry -> entry.facts().agreements(), FILTER, FACET)
            .words(
                    "theme",
                    entry -> entry.facts().themes().stream()
                            .map(DossierFacts.Theme::code)
                            .toList(),
                    FILTER,
                    FACET)
            .words("party", Entry::parties, FILTER, FACET)
            .word("owner", entry -> entry.facts().owner().party(), FILTER, FACET)
            .word("ownedBy", entry -> entry.facts().owner().path(), SCOPE)
            .words("milestone", entry -> entry.facts().milestones(), SCOPE)
            .words(
                    "organisation",
                    entry ->
                            organisations(entry.facts()).map(Organisation::path).toList(),
                    FILTER,
                    FACET)
            .words("reference", entry -> references(entry.facts()), FILTER)
            .facts(DOSSIERS, Entry::dossier, "confidentiality", FILTER, FACET)
            .years("year", entry -> entry.facts().period(), FILTER, FACET)
            .facts(DOSSIERS, Entry::dossier, "period since", FILTER, SORT)
            .text("title", entry -> entry.facts().title(), 4, SORT, HIGHLIGHT)
            .text("summary", entry -> entry.facts().summary(), 1, HIGHLIGHT)
            .texts("references", entry -> references(entry.facts()), 3, HIGHLIGHT)
            .texts("themeLabels", Entry::themeLabels, 2, HIGHLIGHT)
            .texts("agreementTitles", Entry::agreementTitles, 1, HIGHLIGHT)
            .texts("organisationNames", Entry::organisationNames, 1, HIGHLIGHT)
            .text("periodLabel", entry -> label(entry.facts().period()), 1, HIGHLIGHT)
            .build();

    private final DossierRights rights;
    private final Agreements agreements;
    private final Parties parties;
    private final Links links;
    private final JsonMapper json;

    DossierFields(DossierRights rights, Agreements agreements, Parties parties, Links links, JsonMapper json) {
        this.rights = rights;
        this.agreements = agreements;
        this.parties = parties;
        this.links = links;
        this.json = json;
    }

    /**
     * A dossier with what it is found by.
     *
     * @param parties those to its agreements and those of its organisations
     * @param themeLabels of what we have heard of, as the titles and names are
     */
    record Entry(
            Row row,
            Dossier dossier,
            Set<String> parties,
            List<String> themeLabels,
            List<String> agreementTitles,
            List<String> organisationNames) {
        DossierFacts facts() {
            return dossier.facts();
        }
    }

    private static Stream<Organisation> organisations(DossierFacts facts) {
        return Stream.concat(Stream.of(facts.owner()), facts.responsibles().stream())
                .distinct();
    }

    private static @Nullable String name(Organisation organisation, Map<String, Party> named) {
        var party = named.get(organisation.party());
        return party == null ? null : party.organisations().get(organisation.organisation());
    }

    private static List<String> references(DossierFacts facts) {
        return facts.references().stream()
                .map(DossierFacts.PartnerReference::id)
                .toList();
    }

    private static @Nullable String label(@Nullable Period period) {
        return period == null ? null : period.label();
    }

    @Override
    public Fields<Entry> fields() {
        return FIELDS;
    }

    @Override
    public Map<String, String> dependencies() {
        return Map.of("agreements", "agreement", "parties", "party");
    }

    @Override
    public Set<String> clearedBy() {
        return Set.of("dossiers");
    }

    @Override
    public List<Entry> documents(Collection<Recorded<Dossier>> states) {
        var dossiers = states.stream().map(Recorded::value).toList();
        var clearances = rights.clearances(dossiers);
        var under = agreements.find(dossiers.stream()
                .flatMap(dossier -> dossier.facts().agreements().stream())
                .collect(Collectors.toSet()));
        var named = parties.find(dossiers.stream()
                .flatMap(dossier -> organisations(dossier.facts()))
                .map(Organisation::party)
                .collect(Collectors.toSet()));
        return states.stream()
                .map(state -> entry(state, clearances.apply(state.value()), under, named))
                .toList();
    }

    private Entry entry(
            Recorded<Dossier> state, Set<String> clearances, Map<String, Agreement> under, Map<String, Party> named) {
        var dossier = state.value();
        var facts = dossier.facts();
        var known = facts.agreements().stream()
                .map(under::get)
                .filter(Objects::nonNull)
                .toList();
        var involved = new TreeSet<String>();
        known.forEach(agreement -> involved.addAll(agreement.parties()));
        organisations(facts).map(Organisation::party).forEach(involved::add);
        var themes = facts.themes().stream()
                .map(theme -> LabelledTheme.of(theme, under))
                .toList();
        var item = DOSSIERS.item(dossier, state.registered(), links, Map.of("themes", themes, "parties", involved));
        return new Entry(
                new Row(dossier.id(), state.revision(), state.registered(), clearances, json.writeValueAsBytes(item)),
                dossier,
                involved,
                themes.stream()
                        .map(LabelledTheme::label)
                        .filter(Objects::nonNull)
                        .toList(),
                known.stream().map(Agreement::title).toList(),
                organisations(facts)
                        .map(one -> name(one, named))
                        .filter(Objects::nonNull)
                        .toList());
    }
}
