package eu.akkoord.dossiers.session;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Where an invitation stands. */
public enum InvitationStage {
    /** Someone asked for it; nobody has answered. */
    REQUESTED,
    INVITED,
    ACCEPTED,
    DECLINED,
    /** Accepted while there was no place left. */
    WAITLISTED,
    ATTENDED;

    /** As it is written on the wire and in the store. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static InvitationStage of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** What can be answered to it: a request is answered by an invitation, and that by whoever was invited. */
    Set<Answer> answers() {
        return switch (this) {
            case REQUESTED -> EnumSet.of(Answer.INVITED, Answer.DECLINED);
            case INVITED -> EnumSet.of(Answer.ACCEPTED, Answer.DECLINED);
            case ACCEPTED, WAITLISTED -> EnumSet.of(Answer.DECLINED);
            case DECLINED, ATTENDED -> EnumSet.noneOf(Answer.class);
        };
    }
}
