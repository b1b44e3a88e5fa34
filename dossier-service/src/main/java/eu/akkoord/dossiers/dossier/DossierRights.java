package eu.akkoord.dossiers.dossier;

import eu.akkoord.dossiers.access.Visibility;
import eu.akkoord.platform.desk.Rights;
import eu.akkoord.platform.security.Caller;

/** Who may read a dossier follows from its confidentiality; officers of its owner's party write it. */
public final class DossierRights implements Rights<Dossier> {
    private final Visibility visibility;

    public DossierRights(Visibility visibility) {
        this.visibility = visibility;
    }

    @Override
    public boolean mayRead(Caller reader, Dossier dossier) {
        return visibility.sees(
                reader, dossier.facts().confidentiality(), dossier.facts().agreements());
    }

    @Override
    public boolean mayWrite(Caller writer, Dossier dossier) {
        return dossier.facts().owner().party().equals(writer.party());
    }
}
