package eu.akkoord.dossiers.access;

import eu.akkoord.dossiers.document.DocumentDesk;
import eu.akkoord.dossiers.document.DocumentFacts;
import eu.akkoord.dossiers.document.DossierDocument;
import eu.akkoord.dossiers.dossier.Dossier;
import eu.akkoord.dossiers.dossier.DossierDesk;
import eu.akkoord.dossiers.dossier.DossierFacts;
import eu.akkoord.dossiers.session.Session;
import eu.akkoord.dossiers.session.SessionDesk;
import eu.akkoord.dossiers.session.SessionFacts;
import eu.akkoord.dossiers.visit.Visit;
import eu.akkoord.dossiers.visit.VisitDesk;
import eu.akkoord.dossiers.visit.VisitFacts;
import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.change.Recorded;
import eu.akkoord.platform.core.time.ChangeNote;
import java.util.function.UnaryOperator;

/** Writes other facts as controllers do: opens what there is, changes what is shown of it, and writes that. */
final class Writing {
    private Writing() {}

    static Recorded<Dossier> amend(
            DossierDesk desk, String id, long seen, UnaryOperator<DossierFacts> patch, ChangeNote note, Caller by) {
        var opened = desk.open(id, seen, note, by);
        return desk.amend(opened, patch.apply(opened.shown().facts()));
    }

    static Recorded<Visit> amend(
            VisitDesk desk, String id, long seen, UnaryOperator<VisitFacts> patch, ChangeNote note, Caller by) {
        var opened = desk.open(id, seen, note, by);
        return desk.amend(opened, patch.apply(opened.shown().facts()));
    }

    static Recorded<DossierDocument> amend(
            DocumentDesk desk,
            String dossier,
            String id,
            long seen,
            UnaryOperator<DocumentFacts> patch,
            ChangeNote note,
            Caller by) {
        var opened = desk.open(dossier, id, seen, note, by);
        return desk.amend(opened, patch.apply(opened.shown().facts()));
    }

    static Recorded<Session> amend(
            SessionDesk desk,
            String visit,
            String id,
            long seen,
            UnaryOperator<SessionFacts> patch,
            ChangeNote note,
            Caller by) {
        var opened = desk.open(visit, id, seen, note, by);
        return desk.amend(opened, patch.apply(opened.shown().facts()));
    }
}
