package eu.akkoord.agreements.commitment;

import eu.akkoord.agreements.agreement.Agreements;
import eu.akkoord.platform.desk.Rights;
import eu.akkoord.platform.security.Caller;

/** A commitment is read by the parties that promised, those it was promised to, and those of its agreement; their officers write it. */
public final class CommitmentRights implements Rights<Commitment> {
    private final Agreements agreements;

    public CommitmentRights(Agreements agreements) {
        this.agreements = agreements;
    }

    @Override
    public boolean mayRead(Caller reader, Commitment commitment) {
        var facts = commitment.facts();
        return facts.debtors().contains(reader.party())
                || facts.creditors().contains(reader.party())
                || (facts.agreement() != null && isPartyTo(facts.agreement(), reader.party()));
    }

    @Override
    public boolean mayWrite(Caller writer, Commitment commitment) {
        return mayRead(writer, commitment);
    }

    private boolean isPartyTo(String agreement, String party) {
        return agreements
                .find(agreement)
                .filter(one -> one.value().facts().parties().contains(party))
                .isPresent();
    }
}
