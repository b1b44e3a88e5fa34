package eu.akkoord.dossiers.session;

import eu.akkoord.platform.core.facts.Word;

/** An answer to a request or to an invitation. */
public enum Answer implements Word {
    INVITED,
    ACCEPTED,
    DECLINED;

    public static Answer of(String word) {
        return Word.of(Answer.class, word);
    }

    /** Tells whether an invitation may stand there because of this answer. */
    boolean ledTo(InvitationStage stage) {
        return switch (stage) {
            case REQUESTED -> false;
            case INVITED -> this == INVITED;
            case ACCEPTED, WAITLISTED -> this == ACCEPTED;
            case DECLINED -> this == DECLINED;
            case ATTENDED -> true;
        };
    }
}
