package eu.akkoord.dossiers.session;

import java.util.Locale;

/** What is answered to a request or to an invitation. */
public enum Answer {
    INVITED,
    ACCEPTED,
    DECLINED;

    /** As it is written on the wire. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Answer of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** Whether an invitation may stand there because of this answer. */
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
