package eu.akkoord.dossiers.visit;

import eu.akkoord.dossiers.access.Visibility;
import eu.akkoord.platform.desk.Rights;
import eu.akkoord.platform.security.Caller;

/** Who may read a visit follows from its confidentiality; officers of its host and guests write it. */
public final class VisitRights implements Rights<Visit> {
    private final Visibility visibility;

    public VisitRights(Visibility visibility) {
        this.visibility = visibility;
    }

    @Override
    public boolean mayRead(Caller reader, Visit visit) {
        var facts = visit.facts();
        return visibility.sees(reader, facts.confidentiality(), facts.agreements(), facts.visitors());
    }

    @Override
    public boolean mayWrite(Caller writer, Visit visit) {
        return visit.facts().visitors().contains(writer.party());
    }
}
