package eu.akkoord.agreements.overview;

import eu.akkoord.agreements.agreement.Agreement;
import eu.akkoord.agreements.agreement.AgreementDesk;
import eu.akkoord.agreements.agreement.AgreementStage;
import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.change.Refusal;
import eu.akkoord.platform.core.time.Moment;
import eu.akkoord.platform.core.time.Occurrence;
import java.net.URI;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Queries of what agreements have brought. A reader gets what concerns their own party, from what it may see. */
public final class OverviewDesk {
    private static final Moment NOW = new Moment(null, null);

    private final AgreementDesk agreements;
    private final Knowledge knowledge;
    private final Function<String, URI> address;
    private final Clock clock;

    /** @param address of an agreement, by its id */
    public OverviewDesk(AgreementDesk agreements, Knowledge knowledge, Function<String, URI> address, Clock clock) {
        this.agreements = agreements;
        this.knowledge = knowledge;
        this.address = address;
        this.clock = clock;
    }

    /**
     * @throws Refusal.Absent when there is no such agreement
     * @throws Refusal.NotYours when it does not bind the reader's party
     */
    public Progress progress(String agreementId, Caller reader) {
        var agreement = ours(agreementId, reader);
        return Progress.of(agreement, knowledge.now().by(reader.party()), Occurrence.today(clock));
    }

    /**
     * @throws Refusal.Absent when there is no such agreement
     * @throws Refusal.NotYours when it does not bind the reader's party
     */
    public Coverage coverage(String agreementId, Caller reader) {
        var agreement = ours(agreementId, reader);
        return Coverage.of(agreement, knowledge.now().by(reader.party()));
    }

    /**
     * Counts the losses of the caller's party if it left an agreement.
     *
     * @throws Refusal when this caller could not let it leave
     */
    public Losses losses(String agreementId, Caller by) {
        agreements.at(agreementId, NOW, by).value().refuseUnlessMayLeave(by);
        return Losses.of(by.party(), agreementId, knowledge.now());
    }

    /**
     * Returns the balances that concern the reader's party, in the order of the pairs.
     *
     * @param parties two for one pair, one for all pairs of that party, none for all of the reader's
     */
    public List<Balance> balances(List<String> parties, Caller reader) {
        var visits = knowledge.now().by(reader.party()).visits();
        var balances = parties.size() == 2
                ? List.of(Balance.of(Balance.Pair.of(parties.getFirst(), parties.getLast()), visits))
                : Balance.all(visits);
        return balances.stream()
                .filter(balance -> balance.pair().has(reader.party()))
                .filter(balance -> parties.stream().allMatch(balance.pair()::has))
                .toList();
    }

    /**
     * Returns today's alerts that concern the reader's party, by the day they began.
     *
     * @param kinds empty for all
     * @param parties codes, of which it concerns any; empty for all
     * @param named ids of agreements, of which it concerns any; empty for all
     */
    public List<Alert> alerts(Set<Alert.Kind> kinds, Set<String> parties, Set<String> named, Caller reader) {
        return Alerts.on(Occurrence.today(clock), knowledge.now().by(reader.party())).stream()
                .filter(alert -> alert.parties().contains(reader.party()))
                .filter(alert -> kinds.isEmpty() || kinds.contains(alert.kind()))
                .filter(alert -> any(parties, alert.parties()))
                .filter(alert -> any(named, alert.agreements()))
                .toList();
    }

    private static boolean any(Set<String> asked, Collection<String> concerned) {
        return asked.isEmpty() || concerned.stream().anyMatch(asked::contains);
    }

    private KnownAgreement ours(String id, Caller reader) {
        var agreement = agreements.at(id, NOW, reader).value();
        if (!agreement.hasJoined(reader.party())) {
            throw new Refusal.NotYours(id);
        }
        return known(agreement);
    }

    /** Ours is the truth: an agreement is known here before its event has come round. */
    private KnownAgreement known(Agreement agreement) {
        var facts = agreement.facts();
        var themes = new LinkedHashMap<String, String>();
        facts.themes().forEach(theme -> themes.put(theme.code(), theme.label()));
        var stage = agreement.status().stage();
        return new KnownAgreement(
                new Link(agreement.id(), address.apply(agreement.id()), facts.title()),
                agreement.standings().joined(),
                themes,
                null,
                stage == AgreementStage.ENDED || stage == AgreementStage.TERMINATED);
    }
}
