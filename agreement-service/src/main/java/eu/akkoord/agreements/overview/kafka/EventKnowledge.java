package eu.akkoord.agreements.overview.kafka;

import eu.akkoord.agreements.overview.Knowledge;
import eu.akkoord.agreements.overview.KnownAgreement;
import eu.akkoord.agreements.overview.KnownCommitment;
import eu.akkoord.agreements.overview.KnownDossier;
import eu.akkoord.agreements.overview.KnownFacts;
import eu.akkoord.agreements.overview.KnownSession;
import eu.akkoord.agreements.overview.KnownVisit;
import eu.akkoord.platform.projection.CopyTable;
import eu.akkoord.platform.projection.Projections;
import org.springframework.stereotype.Component;

/** Knowledge from the topics of both services; each instance reads all of them. */
@Component
class EventKnowledge implements Knowledge {
    private final Projections projections;
    private final CopyTable<KnownAgreement> agreements;
    private final CopyTable<KnownDossier> dossiers;
    private final CopyTable<KnownVisit> visits;
    private final CopyTable<KnownSession> sessions;
    private final CopyTable<KnownCommitment> commitments;

    EventKnowledge(Projections projections) {
        this.projections = projections;
        this.agreements = projections.table("agreements", "agreements", "agreement", Summaries::agreement);
        this.dossiers = projections.table("dossiers", "dossiers", "dossier", Summaries::dossier);
        this.visits = projections.table("visits", "visits", "visit", Summaries::visit);
        this.sessions = projections.table("sessions", "sessions", "session", Summaries::session);
        this.commitments = projections.table("commitments", "commitments", "commitment", Summaries::commitment);
    }

    @Override
    public KnownFacts now() {
        if (!projections.areComplete()) {
            throw new Incomplete();
        }
        return new KnownFacts(agreements.all(), dossiers.all(), visits.all(), sessions.all(), commitments.all());
    }
}
