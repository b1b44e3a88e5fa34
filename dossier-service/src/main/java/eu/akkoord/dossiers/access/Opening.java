package eu.akkoord.dossiers.access;

import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.change.Fault;
import eu.akkoord.platform.core.change.Refusal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Shares what is filed under an agreement with a party that joined it later.
 *
 * @param agreement id of the agreement
 * @param party code of the party that is let in
 */
public record Opening(String agreement, String party) {
    /**
     * The parties that something is shared with after it.
     *
     * @param owner code of its owner's party
     * @param agreements ids of those it is filed under
     * @param sharedWith as it is; absent on what was filed before it was recorded, which all that have joined read
     * @throws Refusal when it is another party's, not filed under the agreement, or shown to fewer than partners
     */
    public @Nullable List<String> over(
            String id,
            String owner,
            Confidentiality level,
            List<String> agreements,
            @Nullable List<String> sharedWith,
            Caller by) {
        if (!by.coordinates(owner)) {
            throw new Refusal.NotYours(id);
        }
        if (!agreements.contains(agreement)) {
            throw new Refusal.Contradiction(new Fault("/agreement", agreement, "opening.otherAgreement"));
        }
        if (level.isConcealed()) {
            throw new Refusal.WrongStage(
                    List.of(Confidentiality.PUBLIC.word(), Confidentiality.PARTNERS.word()),
                    "opening.wrongLevel",
                    Refusal.inWords(level.word()));
        }
        if (sharedWith == null || sharedWith.contains(party)) {
            return sharedWith;
        }
        var wider = new ArrayList<>(sharedWith);
        wider.add(party);
        return wider;
    }
}
