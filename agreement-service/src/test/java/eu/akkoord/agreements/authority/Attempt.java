package eu.akkoord.agreements.authority;

import eu.akkoord.platform.desk.Striking;
import eu.akkoord.platform.desk.consent.Outcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** One try to write something. The numbers choose among what there is. */
record Attempt(Act act, int by, int thing, int first, int second, boolean reasoned, boolean sourced) {
    enum Act {
        REGISTER,
        RETITLE,
        NAME,
        WRITE_OUT,
        INVITE,
        ANSWER_JOINING,
        TAKE_STEP,
        LEAVE,
        STRIKE_AGREEMENT,
        STATE,
        CONFIRM,
        AMEND,
        LINK,
        PROPOSE,
        PROPOSE_WITHDRAWAL,
        ANSWER_TERMS,
        BEGIN,
        WITHDRAW,
        FULFIL,
        CONFIRM_FULFILMENT,
        OBJECT,
        STRIKE_COMMITMENT,
        PLAN,
        MOVE,
        NAME_ANEW,
        HOLD,
        DROP,
        STRIKE_MILESTONE,
        DAYS_PASS
    }

    /** Tries oftener what needs more sides, so that it comes to an end. */
    private static final Map<Act, Integer> OFTEN = Map.of(
            Act.PROPOSE,
            4,
            Act.ANSWER_TERMS,
            8,
            Act.AMEND,
            3,
            Act.STATE,
            2,
            Act.NAME,
            2,
            Act.INVITE,
            2,
            Act.ANSWER_JOINING,
            5);

    /** Some of them one after the other, chosen at random. */
    static Arbitrary<List<Attempt>> several() {
        var numbers = Arbitraries.integers().between(0, 63);
        return Combinators.combine(
                        Arbitraries.of(acts()),
                        numbers,
                        numbers,
                        numbers,
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.of(true, true, true, false),
                        Arbitraries.of(true, false))
                .as(Attempt::new)
                .list()
                .ofMinSize(20)
                .ofMaxSize(50);
    }

    private static List<Act> acts() {
        var acts = new ArrayList<Act>();
        for (var act : Act.values()) {
            acts.addAll(Collections.nCopies(OFTEN.getOrDefault(act, 1), act));
        }
        return acts;
    }

    boolean strikes() {
        return switch (act) {
            case STRIKE_AGREEMENT, STRIKE_COMMITMENT, STRIKE_MILESTONE -> true;
            default -> false;
        };
    }

    Striking struck(String field) {
        return new Striking(second == 0 ? field : "/offers/%d/reason".formatted(first % 4), null);
    }

    Outcome answer() {
        return switch (second) {
            case 2 -> Outcome.REFUSED;
            case 3 -> Outcome.WITHDRAWN;
            default -> Outcome.ACCEPTED;
        };
    }

    static List<String> with(List<String> all, int number) {
        var more = new LinkedHashSet<>(all);
        more.add(choose(AuthorityWorld.PARTIES, number));
        return List.copyOf(more);
    }

    static <T> T choose(List<T> all, int number) {
        return all.get(Math.floorMod(number, all.size()));
    }

    /** Elements at the places of the bits that are set. */
    static <T> List<T> some(List<T> all, int bits) {
        var some = new ArrayList<T>();
        for (int i = 0; i < all.size(); i++) {
            if ((bits >> i & 1) == 1) {
                some.add(all.get(i));
            }
        }
        return some;
    }
}
