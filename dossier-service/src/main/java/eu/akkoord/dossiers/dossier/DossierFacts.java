package eu.akkoord.dossiers.dossier;

import eu.akkoord.dossiers.access.Confidentiality;
import eu.akkoord.dossiers.access.NamedReference;
import eu.akkoord.dossiers.access.Opening;
import eu.akkoord.dossiers.access.OwnedFacts;
import eu.akkoord.dossiers.party.Organisation;
import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.change.Fault;
import eu.akkoord.platform.core.facts.Code;
import eu.akkoord.platform.core.facts.EncodedAs;
import eu.akkoord.platform.core.facts.Facts;
import eu.akkoord.platform.core.time.Period;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The facts of a dossier, as an officer writes them.
 *
 * @param agreements ids of the agreements it is worked on under, at least one
 * @param themes of those agreements
 * @param owner the organisation whose party may change it
 * @param responsibles the organisation that answers for it on each side
 * @param references the names that partners have for the same dossier
 * @param sharedWith codes of the parties that read it as partners, as long as they are: those joined to every agreement when it was filed,
 *     and those it was opened to since; absent on dossiers filed before this was recorded
 * @param milestones ids of those of its agreements that it reports to
 */
public record DossierFacts(
        String title,
        @Nullable String summary,
        List<@Code(in = "agreements") String> agreements,
        List<Theme> themes,
        Organisation owner,
        List<Organisation> responsibles,
        @Nullable Period period,
        List<PartnerReference> references,
        Confidentiality confidentiality,
        @Nullable List<@Code String> sharedWith,
        @EncodedAs(sparse = true) List<@Code(in = "milestones") String> milestones)
        implements OwnedFacts<DossierFacts> {
    /** All forms of the facts of a dossier. */
    public static final Facts<DossierFacts> FORM = Facts.of(DossierFacts.class);

    public DossierFacts {
        agreements = List.copyOf(agreements);
        themes = List.copyOf(themes);
        responsibles = List.copyOf(responsibles);
        references = List.copyOf(references);
        sharedWith = sharedWith == null
                ? null
                : sharedWith.stream().distinct().sorted().toList();
        milestones = List.copyOf(milestones);
    }

    /** The same, owned by another. */
    @Override
    public DossierFacts ownedBy(Organisation next) {
        return FORM.with(this, DossierFacts::owner, next);
    }

    /** The same, shared with these. */
    DossierFacts sharedWith(@Nullable List<String> parties) {
        return FORM.with(this, DossierFacts::sharedWith, parties);
    }

    /** Returns the same, reporting to those of its milestones that are among some. */
    DossierFacts reportingTo(Set<String> known) {
        return FORM.with(
                this,
                DossierFacts::milestones,
                milestones.stream().filter(known::contains).toList());
    }

    /**
     * Returns the same, reporting to what it was not shown to report to as well.
     *
     * @param whole the facts before
     * @param shown the facts before, as far as they were shown
     */
    DossierFacts withUnseen(DossierFacts whole, DossierFacts shown) {
        var all = new LinkedHashSet<>(milestones);
        whole.milestones.stream().filter(one -> !shown.milestones.contains(one)).forEach(all::add);
        return FORM.with(this, DossierFacts::milestones, List.copyOf(all));
    }

    /** The same, shared with one more party. */
    @Override
    public DossierFacts opened(String id, Opening opening, Caller by) {
        return sharedWith(opening.over(id, owner.party(), confidentiality, agreements, sharedWith, by));
    }

    /** A theme of an agreement. */
    public record Theme(@Code String agreement, @Code String code) {}

    /**
     * The id under which a partner knows this dossier.
     *
     * @param party code of the party that wrote it, and alone changes it; absent on the owner's from before it was recorded
     */
    public record PartnerReference(
            String source, String id, @Nullable @Code String party) {
        private PartnerReference attributed(List<PartnerReference> before, String writer) {
            return before.stream()
                    .filter(known -> known.source.equals(source) && known.id.equals(id))
                    .findFirst()
                    .orElseGet(() -> new PartnerReference(source, id, writer));
        }
    }

    /**
     * The same with a party at each reference: the one that it had before, or the writer's.
     *
     * @param before the references there were
     */
    public DossierFacts attributed(List<PartnerReference> before, String writer) {
        return FORM.with(
                this,
                DossierFacts::references,
                references.stream()
                        .map(one -> one.party() == null ? one.attributed(before, writer) : one)
                        .toList());
    }

    /** Tells whether other facts show it to some who did not see it by these. */
    boolean opensBy(DossierFacts next) {
        return confidentiality.opensTo(
                next.confidentiality,
                !agreements.equals(next.agreements)
                        || !Objects.equals(sharedWith, next.sharedWith)
                        || !owner.party().equals(next.owner.party()));
    }

    /** Returns the contradictions. */
    List<Fault> faults() {
        var faults = new ArrayList<Fault>();
        for (int i = 0; i < themes.size(); i++) {
            var agreement = themes.get(i).agreement();
            if (!agreements.contains(agreement)) {
                faults.add(new Fault("/themes/%d/agreement".formatted(i), agreement, "dossier.foreignTheme"));
            }
        }
        return faults;
    }

    /**
     * Names those it is newly shared with although they are no partners.
     *
     * @param before whom it was shared with under the same agreements, some of which may have left since
     */
    List<Fault> strangers(@Nullable List<String> before, Collection<String> partners) {
        var faults = new ArrayList<Fault>();
        var all = sharedWith == null ? List.<String>of() : sharedWith;
        for (int i = 0; i < all.size(); i++) {
            if (!partners.contains(all.get(i)) && (before == null || !before.contains(all.get(i)))) {
                faults.add(new Fault("/sharedWith/%d".formatted(i), all.get(i), "party.notJoinedAll"));
            }
        }
        return faults;
    }

    /**
     * Returns every party, organisation, agreement, theme and milestone named.
     *
     * @param by code of the party of the one who names them
     */
    List<NamedReference> named(String by) {
        var named = new ArrayList<NamedReference>();
        for (int i = 0; i < agreements.size(); i++) {
            named.add(new NamedReference.AgreementNamed(agreements.get(i), "/agreements/%d".formatted(i)));
        }
        for (int i = 0; i < themes.size(); i++) {
            var theme = themes.get(i);
            named.add(new NamedReference.ThemeNamed(theme.agreement(), theme.code(), "/themes/%d/code".formatted(i)));
        }
        named.add(new NamedReference.PartyNamed(owner.party(), "/owner/party"));
        named.add(new NamedReference.OrganisationNamed(owner.party(), owner.organisation(), "/owner/organisation"));
        for (int i = 0; i < responsibles.size(); i++) {
            var one = responsibles.get(i);
            named.add(new NamedReference.PartyNamed(one.party(), "/responsibles/%d/party".formatted(i)));
            named.add(new NamedReference.OrganisationNamed(
                    one.party(), one.organisation(), "/responsibles/%d/organisation".formatted(i)));
        }
        for (int i = 0; i < milestones.size(); i++) {
            named.add(new NamedReference.MilestoneNamed(
                    milestones.get(i), Set.copyOf(agreements), by, "/milestones/%d".formatted(i)));
        }
        return named;
    }
}
