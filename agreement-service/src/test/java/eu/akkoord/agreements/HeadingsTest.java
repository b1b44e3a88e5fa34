package eu.akkoord.agreements;

import static eu.akkoord.agreements.agreement.AgreementForms.AGREEMENTS;
import static eu.akkoord.agreements.commitment.CommitmentForms.COMMITMENTS;
import static eu.akkoord.agreements.milestone.MilestoneForms.MILESTONES;
import static eu.akkoord.agreements.party.PartyForms.PARTIES;

import eu.akkoord.platform.servicetest.HeadingsCase;

class HeadingsTest extends HeadingsCase {
    HeadingsTest() {
        super(AGREEMENTS, COMMITMENTS, MILESTONES, PARTIES);
    }
}
