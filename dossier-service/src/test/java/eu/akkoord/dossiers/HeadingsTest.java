package eu.akkoord.dossiers;

import static eu.akkoord.dossiers.document.DocumentForms.DOCUMENTS;
import static eu.akkoord.dossiers.dossier.DossierForms.DOSSIERS;
import static eu.akkoord.dossiers.session.SessionForms.SESSIONS;
import static eu.akkoord.dossiers.visit.VisitForms.VISITS;

import eu.akkoord.platform.servicetest.HeadingsCase;

class HeadingsTest extends HeadingsCase {
    HeadingsTest() {
        super(DOCUMENTS, DOSSIERS, SESSIONS, VISITS);
    }
}
