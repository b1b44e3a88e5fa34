package eu.akkoord.dossiers.access;

import eu.akkoord.dossiers.agreement.Agreements;
import eu.akkoord.platform.security.Caller;
import java.util.Collection;
import java.util.HashSet;

/** The one rule that says who may see a dossier or a visit. */
public final class Visibility {
    private final Agreements agreements;

    public Visibility(Agreements agreements) {
        this.agreements = agreements;
    }

    /** Something under agreements: all readers, or those whose party is a party to every agreement named. */
    public boolean sees(Caller reader, Confidentiality level, Collection<String> named) {
        return switch (level) {
            case PUBLIC -> true;
            case PARTNERS -> isPartner(reader.party(), named);
        };
    }

    /** A visit: the same, and where it stands outside any agreement its host and guests. */
    public boolean sees(Caller reader, Confidentiality level, Collection<String> named, Collection<String> visitors) {
        return switch (level) {
            case PUBLIC -> true;
            case PARTNERS -> named.isEmpty() ? visitors.contains(reader.party()) : isPartner(reader.party(), named);
        };
    }

    /** Whether a party is a party to every agreement named; of an agreement we have not heard of nobody is. */
    public boolean isPartner(String party, Collection<String> named) {
        var known = agreements.find(named);
        return known.size() == new HashSet<>(named).size()
                && known.values().stream()
                        .allMatch(agreement -> agreement.parties().contains(party));
    }
}
