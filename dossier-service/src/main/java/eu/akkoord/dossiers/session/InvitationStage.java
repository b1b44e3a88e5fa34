package eu.akkoord.dossiers.session;

import eu.akkoord.platform.core.facts.Word;
import java.util.EnumSet;
import java.util.Set;

/** The stage of an invitation. */
public enum InvitationStage implements Word {
    /** Someone asked for it; nobody has answered. */
    REQUESTED,
    INVITED,
    ACCEPTED,
    DECLINED,
    /** Accepted while there was no place left. */
    WAITLISTED,
    ATTENDED;

    public static InvitationStage of(String word) {
        return Word.of(InvitationStage.class, word);
    }

    /** Returns the possible answers: an invitation to a request, then that of the person invited. */
    Set<Answer> answers() {
        return switch (this) {
            case REQUESTED -> EnumSet.of(Answer.INVITED, Answer.DECLINED);
            case INVITED -> EnumSet.of(Answer.ACCEPTED, Answer.DECLINED);
            case ACCEPTED, WAITLISTED -> EnumSet.of(Answer.DECLINED);
            case DECLINED, ATTENDED -> EnumSet.noneOf(Answer.class);
        };
    }
}
