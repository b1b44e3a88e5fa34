package eu.akkoord.agreements.overview.kafka;

import eu.akkoord.agreements.overview.Knowledge;
import eu.akkoord.agreements.overview.Known;
import eu.akkoord.agreements.overview.KnownAgreement;
import eu.akkoord.agreements.overview.KnownCommitment;
import eu.akkoord.agreements.overview.KnownDossier;
import eu.akkoord.agreements.overview.KnownSession;
import eu.akkoord.agreements.overview.KnownVisit;
import eu.akkoord.platform.projection.CopyTable;
import eu.akkoord.platform.projection.Projections;
import org.springframework.stereotype.Component;

/** What the topics told, of the other service and of our own: each instance hears all of it for itself. */
@Component
class HeardKnowledge implements Knowledge {
    private final Projections projections;
    private final CopyTable<KnownAgreement> agreements;
    private final CopyTable<KnownDossier> dossiers;
    private final CopyTable<KnownVisit> visits;
    private final CopyTable<KnownSession> sessions;
    private final CopyTable<KnownCommitment> commitments;

    HeardKnowledge(Projections projections) {
        this.projections = projections;
        this.agreements = projections.table("agreements", "agreements", "agreement", Summaries::agreement);
        this.dossiers = projections.table("dossiers", "dossiers", "dossier", Summaries::dossier);
        this.visits = projections.table("visits", "visits", "visit", Summaries::visit);
        this.sessions = projections.table("sessions", "sessions", "session", Summaries::session);
        this.commitments = projections.table("commitments", "commitments", "commitment", Summaries::commitment);
    }

    @Override
    public Known now() {
        if (!projections.areComplete()) {
            throw new Incomplete();
        }
        return new Known(agreements.all(), dossiers.all(), visits.all(), sessions.all(), commitments.all());
    }
}
