package eu.akkoord.dossiers;

import eu.akkoord.dossiers.document.DocumentFacts;
import eu.akkoord.dossiers.dossier.DossierFacts;
import eu.akkoord.dossiers.session.SessionFacts;
import eu.akkoord.dossiers.visit.VisitFacts;
import eu.akkoord.platform.servicetest.ChangedPropertiesCase;
import java.util.List;

class ChangedPropertiesTest extends ChangedPropertiesCase {
    ChangedPropertiesTest() {
        super(List.of(DocumentFacts.class, DossierFacts.class, SessionFacts.class, VisitFacts.class));
    }
}
