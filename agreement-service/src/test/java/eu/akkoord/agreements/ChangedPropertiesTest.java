package eu.akkoord.agreements;

import eu.akkoord.agreements.agreement.AgreementFacts;
import eu.akkoord.agreements.commitment.CommitmentFacts;
import eu.akkoord.agreements.milestone.MilestoneFacts;
import eu.akkoord.agreements.party.PartyFacts;
import eu.akkoord.platform.servicetest.ChangedPropertiesCase;
import java.util.List;

class ChangedPropertiesTest extends ChangedPropertiesCase {
    ChangedPropertiesTest() {
        super(List.of(AgreementFacts.class, CommitmentFacts.class, MilestoneFacts.class, PartyFacts.class));
    }
}
