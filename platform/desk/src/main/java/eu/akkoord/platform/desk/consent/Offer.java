package eu.akkoord.platform.desk.consent;

import eu.akkoord.platform.core.change.Refusal;
import eu.akkoord.platform.core.facts.Code;
import eu.akkoord.platform.core.message.Codes;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An offer that one party makes and others answer. It ends as soon as one of them refuses, when all of them have accepted, when the
 * one who made it withdraws it, or by itself after {@link #DAYS} days.
 *
 * @param kind the word of what is offered, such as {@code joining}
 * @param by who made it
 * @param awaits codes of the parties whose consent it needs, at least one
 * @param accepted codes of those of them that have consented so far; the maker's party has when it is among them
 * @param content what is offered
 * @param reason why, in the words of the one who made it
 * @param made the day it is said to have been made
 * @param lapses the last day on which it can be answered
 * @param ended absent as long as nobody has ended it
 * @param <C> what is offered
 */
public record Offer<C>(
        @Code String id,
        @Code String kind,
        Side by,
        Set<@Code String> awaits,
        Set<@Code String> accepted,
        C content,
        @Nullable String reason,
        LocalDate made,
        LocalDate lapses,
        @Nullable Ended ended) {
    /** For how many days after the one it was registered an offer can be answered. */
    public static final int DAYS = 30;

    static final String OPEN = "open";

    /**
     * The end of an offer.
     *
     * @param by the side that ended it; absent when it lapsed
     */
    public record Ended(
            Outcome how,
            @Nullable Side by,
            LocalDate on,
            @Nullable String reason) {}

    public Offer {
        awaits = Collections.unmodifiableSet(new LinkedHashSet<>(awaits));
        accepted = Collections.unmodifiableSet(new LinkedHashSet<>(accepted));
        if (awaits.isEmpty()) {
            throw new IllegalArgumentException("An offer waits for somebody");
        }
    }

    /**
     * Makes an offer; the maker's party consents by making it.
     *
     * @param on the day it is said to be made
     * @param today the day it is registered, from which it lapses
     */
    public static <C> Offer<C> make(
            String id,
            String kind,
            Side by,
            Set<String> awaits,
            C content,
            @Nullable String reason,
            LocalDate on,
            LocalDate today) {
        var accepted = awaits.contains(by.party()) ? Set.of(by.party()) : Set.<String>of();
        return new Offer<>(id, kind, by, awaits, accepted, content, reason, on, today.plusDays(DAYS), null);
    }

    /** Code of the party that made it. */
    public String from() {
        return by.party();
    }

    /** Tells whether it can still be answered. */
    public boolean isOpen(LocalDate today) {
        return ended == null && !today.isAfter(lapses);
    }

    /** Tells whether its last day has passed and nobody has ended it. */
    public boolean isOverdue(LocalDate today) {
        return ended == null && today.isAfter(lapses);
    }

    public boolean isAccepted() {
        return ended != null && ended.how() == Outcome.ACCEPTED;
    }

    /** Tells whether a party made it or is asked by it; nobody else is shown it. */
    public boolean concerns(String party) {
        return from().equals(party) || awaits.contains(party);
    }

    /** Codes of the parties that have not answered yet. */
    public Set<String> pending() {
        var pending = new LinkedHashSet<>(awaits);
        pending.removeAll(accepted);
        return pending;
    }

    /** The word for where it stands: {@code open}, or how it ended. */
    public String stage(LocalDate today) {
        if (ended != null) {
            return ended.how().word();
        }
        return isOpen(today) ? OPEN : Outcome.LAPSED.word();
    }

    /**
     * The offer after an answer; the same one when this side has given that answer before.
     *
     * @param on the day it is said to be answered
     * @throws Refusal.Absent when it does not concern this side
     * @throws Refusal.NotYours when the answer is not this side's to give
     * @throws Refusal.MissingReason when it is refused without a reason
     * @throws Refusal.WrongStage when it has ended otherwise
     */
    public Offer<C> answer(Outcome answer, Side side, LocalDate on, LocalDate today, @Nullable String reason) {
        if (!concerns(side.party())) {
            throw new Refusal.Absent(id);
        }
        boolean theirs = switch (answer) {
            case ACCEPTED, REFUSED -> awaits.contains(side.party());
            case WITHDRAWN -> from().equals(side.party());
            case LAPSED -> false;
        };
        if (!theirs) {
            throw new Refusal.NotYours(id, "offer.notYours");
        }
        if (isRepeated(answer, side)) {
            return this;
        }
        if (!isOpen(today)) {
            throw new Refusal.WrongStage("offer.notOpen", Codes.of(stage(today)));
        }
        if (answer == Outcome.REFUSED && reason == null) {
            throw new Refusal.MissingReason();
        }
        if (answer != Outcome.ACCEPTED) {
            return end(new Ended(answer, side, on, reason));
        }
        var all = new LinkedHashSet<>(accepted);
        all.add(side.party());
        var heard = new Offer<>(id, kind, by, awaits, all, content, this.reason, made, lapses, null);
        return heard.pending().isEmpty() ? heard.end(new Ended(answer, side, on, reason)) : heard;
    }

    private boolean isRepeated(Outcome answer, Side side) {
        if (answer == Outcome.ACCEPTED && accepted.contains(side.party())) {
            return ended == null || isAccepted();
        }
        var last = ended == null ? null : ended.by();
        return ended != null
                && ended.how() == answer
                && last != null
                && last.party().equals(side.party());
    }

    /** The offer with what its answer has added to its content. */
    public Offer<C> with(C next) {
        return new Offer<>(id, kind, by, awaits, accepted, next, reason, made, lapses, ended);
    }

    /** The offer once it has ended; the caller has seen to it that it had not. */
    public Offer<C> end(Ended how) {
        return new Offer<>(id, kind, by, awaits, accepted, content, reason, made, lapses, how);
    }

    /**
     * The offer without one of those it waited for, who has nothing to say any more.
     *
     * @return empty when nobody is left to wait for
     */
    public Optional<Offer<C>> without(String party) {
        var others = new ArrayList<>(awaits);
        others.remove(party);
        return others.isEmpty()
                ? Optional.empty()
                : Optional.of(new Offer<>(
                        id,
                        kind,
                        by,
                        new LinkedHashSet<>(others),
                        accepted.stream()
                                .filter(one -> !one.equals(party))
                                .collect(Collectors.toCollection(LinkedHashSet::new)),
                        content,
                        reason,
                        made,
                        lapses,
                        ended));
    }
}
