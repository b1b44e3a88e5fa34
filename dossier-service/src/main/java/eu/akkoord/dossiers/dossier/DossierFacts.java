package eu.akkoord.dossiers.dossier;

import eu.akkoord.dossiers.access.Confidentiality;
import eu.akkoord.dossiers.access.Named;
import eu.akkoord.dossiers.party.Organisation;
import eu.akkoord.platform.desk.Fault;
import eu.akkoord.platform.time.Period;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an officer writes about a dossier.
 *
 * @param agreements ids of the agreements it is worked on under, at least one
 * @param themes of those agreements
 * @param owner whose party may change it
 * @param responsibles the organisation that answers for it on each side
 * @param references what partners call the same dossier
 * @param sharedWith codes of the parties that read it as partners, as long as they are: those joined to every agreement when it was
 *     filed, and those it was opened to since; absent on what was filed before it was recorded
 */
public record DossierFacts(
        String title,
        @Nullable String summary,
        List<String> agreements,
        List<Theme> themes,
        Organisation owner,
        List<Organisation> responsibles,
        @Nullable Period period,
        List<PartnerReference> references,
        Confidentiality confidentiality,
        @Nullable List<String> sharedWith) {
    public DossierFacts {
        agreements = List.copyOf(agreements);
        themes = List.copyOf(themes);
        responsibles = List.copyOf(responsibles);
        references = List.copyOf(references);
        sharedWith = sharedWith == null
                ? null
                : sharedWith.stream().distinct().sorted().toList();
    }

    /** The same, owned by another. */
    DossierFacts ownedBy(Organisation next) {
        return copy(next, sharedWith);
    }

    /** The same, shared with these. */
    DossierFacts sharedWith(List<String> parties) {
        return copy(owner, parties);
    }

    private DossierFacts copy(Organisation owner, @Nullable List<String> parties) {
        return new DossierFacts(
                title, summary, agreements, themes, owner, responsibles, period, references, confidentiality, parties);
    }

    /** A theme of an agreement. */
    public record Theme(String agreement, String code) {}

    /**
     * The id under which a partner knows this dossier.
     *
     * @param party code of the party that wrote it, and alone changes it; absent on the owner's from before it was recorded
     */
    public record PartnerReference(
            String source, String id, @Nullable String party) {}

    /** Whether other facts show it to some who did not see it by these. */
    boolean opensBy(DossierFacts next) {
        return confidentiality.opensTo(
                next.confidentiality,
                !agreements.equals(next.agreements)
                        || !Objects.equals(sharedWith, next.sharedWith)
                        || !owner.party().equals(next.owner.party()));
    }

    /** What contradicts itself. */
    List<Fault> faults() {
        var faults = new ArrayList<Fault>();
        for (int i = 0; i < themes.size(); i++) {
            var agreement = themes.get(i).agreement();
            if (!agreements.contains(agreement)) {
                faults.add(new Fault(
                        "/themes/%d/agreement".formatted(i),
                        agreement,
                        "Een thema hoort bij een van de akkoorden van het dossier"));
            }
        }
        return faults;
    }

    /** Those it is shared with although they are no partners. */
    List<Fault> strangers(Collection<String> partners) {
        var faults = new ArrayList<Fault>();
        var all = sharedWith == null ? List.<String>of() : sharedWith;
        for (int i = 0; i < all.size(); i++) {
            if (!partners.contains(all.get(i))) {
                faults.add(new Fault(
                        "/sharedWith/%d".formatted(i), all.get(i), "Deze partij is niet toegetreden tot elk akkoord"));
            }
        }
        return faults;
    }

    /** Every party, organisation, agreement and theme named. */
    List<Named> named() {
        var named = new ArrayList<Named>();
        for (int i = 0; i < agreements.size(); i++) {
            named.add(new Named.AgreementNamed(agreements.get(i), "/agreements/%d".formatted(i)));
        }
        for (int i = 0; i < themes.size(); i++) {
            var theme = themes.get(i);
            named.add(new Named.ThemeNamed(theme.agreement(), theme.code(), "/themes/%d/code".formatted(i)));
        }
        named.add(new Named.PartyNamed(owner.party(), "/owner/party"));
        named.add(new Named.OrganisationNamed(owner.party(), owner.organisation(), "/owner/organisation"));
        for (int i = 0; i < responsibles.size(); i++) {
            var one = responsibles.get(i);
            named.add(new Named.PartyNamed(one.party(), "/responsibles/%d/party".formatted(i)));
            named.add(new Named.OrganisationNamed(
                    one.party(), one.organisation(), "/responsibles/%d/organisation".formatted(i)));
        }
        return named;
    }
}
