package eu.akkoord.dossiers.access;

import eu.akkoord.platform.core.change.Refusal;
import eu.akkoord.platform.core.time.Occurrence;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A way back into something {@code restricted} whose grantees have left. A coordinator of the owner's party asks for it, somebody else
 * of that party seconds it, and once seven whole days have passed in which everybody concerned could refuse, the one who asked has a
 * grant. Nothing is written on that day: the grant follows from what stands here and the date, as the lapse of an offer does. It lapses
 * when nobody has seconded it for {@value #DAYS_TO_SECOND} days.
 *
 * @param to who asked for it
 * @param asked when and why
 * @param fingerprint of the request that asked for it, where that can be repeated
 * @param seconded absent until somebody has
 * @param ended absent unless somebody has ended it
 */
public record Recovery(
        String id,
        Grantee.ToPerson to,
        Grant.Act asked,
        @Nullable String fingerprint,
        Grant.@Nullable Act seconded,
        @Nullable Ended ended) {
    /** For how many days after the one on which it was registered it can be seconded. */
    public static final int DAYS_TO_SECOND = 30;

    /** For how many days after the one on which the seconding was registered it can be refused; the grant counts from the next. */
    public static final int DAYS_TO_REFUSE = 7;

    /** An answer to it. */
    public enum Answer {
        SECONDED,
        REFUSED,
        WITHDRAWN;

        /** As it is written on the wire and in the store. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Answer of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /** The end that somebody has put to it. */
    public record Ended(Answer how, Grant.Act act) {}

    /** Code of the party of whoever asked, which owned the thing then. */
    public String party() {
        return asked.by().party();
    }

    /** The last day on which it can be seconded. */
    public LocalDate lapses() {
        return day(asked).plusDays(DAYS_TO_SECOND);
    }

    /** The day from which the grant counts; absent until it is seconded, and once it has ended. */
    public @Nullable LocalDate opens() {
        return seconded == null || ended != null ? null : day(seconded).plusDays(DAYS_TO_REFUSE + 1L);
    }

    /** Tells whether the grant counts. */
    public boolean hasOpened(LocalDate today) {
        var opens = opens();
        return opens != null && !today.isBefore(opens);
    }

    /** Tells whether the grant has counted, be it that it was withdrawn since. */
    boolean hasBecomeGrant(LocalDate today) {
        var until = ended == null ? today : day(ended.act());
        return seconded != null && until.isAfter(day(seconded).plusDays(DAYS_TO_REFUSE));
    }

    /** Tells whether it can still be answered. */
    public boolean isOpen(LocalDate today) {
        return ended == null && (seconded == null ? !today.isAfter(lapses()) : !hasOpened(today));
    }

    /** Tells whether somebody has ended it so. */
    boolean hasEnded(Answer how, String subject) {
        return ended != null && ended.how() == how && ended.act().subject().equals(subject);
    }

    boolean wasRefused() {
        return ended != null && ended.how() == Answer.REFUSED;
    }

    /** Tells whether it was refused on a day: a bound for how many there can be. */
    boolean wasRefusedOn(LocalDate today) {
        return ended != null && wasRefused() && day(ended.act()).equals(today);
    }

    /** The word for where it stands. */
    public String stage(LocalDate today) {
        if (ended != null) {
            return ended.how().word();
        }
        if (seconded == null) {
            return isOpen(today) ? "asked" : "lapsed";
        }
        return hasOpened(today) ? "granted" : "seconded";
    }

    /** The grant that it has become. */
    Grant grant() {
        return new Grant(id, to, seconded == null ? asked : seconded, null, ended == null ? null : ended.act());
    }

    /** Seconds it; the same once more changes nothing. */
    Recovery second(Grant.Act act, LocalDate today) {
        if (act.subject().equals(asked.subject())) {
            throw new Refusal.NotYours(id, "recovery.ownSupport");
        }
        if (seconded != null && ended == null && seconded.subject().equals(act.subject())) {
            return this;
        }
        refuseUnless(isOpen(today) && seconded == null, today);
        return new Recovery(id, to, asked, fingerprint, act, null);
    }

    /** Ends it before the grant counts; the same once more changes nothing. */
    Recovery end(Answer how, Grant.Act act, LocalDate today) {
        if (hasEnded(how, act.subject())) {
            return this;
        }
        refuseUnless(isOpen(today), today);
        return new Recovery(id, to, asked, fingerprint, seconded, new Ended(how, act));
    }

    /** Withdraws the grant that it has become, or ends it as its thing goes to another owner. */
    Recovery withdraw(Grant.Act act) {
        return ended == null
                ? new Recovery(id, to, asked, fingerprint, seconded, new Ended(Answer.WITHDRAWN, act))
                : this;
    }

    private void refuseUnless(boolean can, LocalDate today) {
        if (!can) {
            throw new Refusal.WrongStage("recovery.ended", Refusal.inWords(stage(today)));
        }
    }

    private static LocalDate day(Grant.Act act) {
        return act.registered().atZone(Occurrence.ZONE).toLocalDate();
    }
}
