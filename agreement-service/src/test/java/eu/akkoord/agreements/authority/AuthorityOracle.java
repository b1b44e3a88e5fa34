package eu.akkoord.agreements.authority;

import eu.akkoord.agreements.authority.Plain.Mark;
import eu.akkoord.agreements.authority.Plain.Pact;
import eu.akkoord.agreements.authority.Plain.Promise;
import eu.akkoord.agreements.authority.Plain.Question;
import eu.akkoord.agreements.authority.Plain.World;
import eu.akkoord.platform.core.authority.Caller;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The tables of docs/confidentiality.md about agreements, commitments and milestones in plain words, written apart from the code that decides. It
 * keeps its own account of who consented to what, and asks nothing of standings, consents or rights.
 */
final class AuthorityOracle {
    private final Map<String, Account> accounts = new HashMap<>();

    /** The party that wrote a title of a milestone first. */
    private final Map<String, String> said = new HashMap<>();

    /** Parties that are to consent to something, and those that have said yes so far. */
    private static final class Account {
        final String about;
        final Set<String> needed;
        final Map<String, Voice> voices = new HashMap<>();

        Account(String about, Set<String> needed) {
            this.about = about;
            this.needed = Set.copyOf(needed);
        }

        boolean isComplete() {
            return voices.keySet().containsAll(needed);
        }
    }

    record Voice(boolean coordinator, boolean reasoned) {}

    /**
     * A change as it was asked.
     *
     * @param offer id of the thing and of the offer that is answered; absent when none is
     * @param accepts whether it is accepted
     * @param strikes whether a text is struck
     * @param calendar whether nobody asked, but a day has passed
     */
    record Asked(
            Caller by,
            boolean reasoned,
            boolean sourced,
            @Nullable String offer,
            boolean accepts,
            boolean strikes,
            boolean calendar) {
        String party() {
            return by.party();
        }

        boolean coordinates() {
            return by.roles().contains("coordinator");
        }

        Voice voice() {
            return new Voice(coordinates(), reasoned);
        }
    }

    /** Everybody reads agreements; a commitment is read by those it names and those it was filed for, as long as these have joined. */
    static boolean reads(String party, Promise promise, World world) {
        if (promise.parties().contains(party)) {
            return true;
        }
        var pact = promise.agreement() == null ? null : world.pacts().get(promise.agreement());
        return pact != null
                && promise.sharedWith().contains(party)
                && pact.joined().contains(party);
    }

    /** A milestone is read by those it was filed for, as long as they have joined. */
    static boolean reads(String party, Mark mark, World world) {
        var pact = world.pacts().get(mark.agreement());
        return pact != null
                && mark.sharedWith().contains(party)
                && pact.joined().contains(party);
    }

    /** Each way in which a change that was let pass breaks the tables; none when it breaks nothing. */
    List<String> faults(World before, World after, Asked asked, List<String> parties) {
        if (asked.accepts() && accounts.containsKey(asked.offer())) {
            Objects.requireNonNull(accounts.get(asked.offer())).voices.put(asked.party(), asked.voice());
        }
        var faults = new ArrayList<String>();
        after.pacts().forEach((id, is) -> {
            var was = before.pacts().get(id);
            if (was == null) {
                begun(is, asked, faults);
            } else if (!was.equals(is)) {
                changed(was, is, asked, faults);
            }
        });
        after.promises().forEach((id, is) -> {
            var was = before.promises().get(id);
            if (was == null) {
                begun(is, after, asked, faults);
                return;
            }
            if (!was.equals(is)) {
                changed(was, is, after, asked, faults);
            }
            for (var party : parties) {
                boolean could = reads(party, was, before);
                boolean can = reads(party, is, after);
                if (!could && can) {
                    letIn(party, was, is, asked, faults);
                } else if (could && !can) {
                    shutOut(party, was, is, asked, faults);
                }
            }
        });
        after.marks().forEach((id, is) -> {
            var was = before.marks().get(id);
            if (was == null) {
                begun(is, before, asked, faults);
            } else if (!was.equals(is)) {
                changed(was, is, before, asked, faults);
            }
        });
        if (!after.marks().keySet().containsAll(before.marks().keySet())
                || !after.pacts().keySet().containsAll(before.pacts().keySet())
                || !after.promises().keySet().containsAll(before.promises().keySet())) {
            faults.add("something is gone");
        }
        return faults;
    }

    /** Takes down who wrote a title of a milestone, unless somebody did before. */
    void wrote(String party, Mark mark) {
        said.putIfAbsent(key(mark.id(), mark.title()), party);
    }

    private void begun(Mark is, World before, Asked asked, List<String> faults) {
        wrote(asked.party(), is);
        var pact = before.pacts().get(is.agreement());
        if (pact == null || !pact.joined().contains(asked.party())) {
            faults.add("a milestone under an agreement of others");
        } else if (!is.sharedWith().equals(pact.joined())) {
            faults.add("a milestone shared with others than those that have joined");
        }
        if (!is.stage().equals("planned")) {
            faults.add("a milestone that does not begin planned");
        }
    }

    private void changed(Mark was, Mark is, World before, Asked asked, List<String> faults) {
        if (!reads(asked.party(), was, before)) {
            faults.add("a milestone is changed by one that does not read it");
        }
        if (!was.agreement().equals(is.agreement()) || !was.sharedWith().equals(is.sharedWith())) {
            faults.add("a milestone is filed anew");
        }
        boolean over = !was.stage().equals("planned");
        if (over && (!was.stage().equals(is.stage()) || !was.period().equals(is.period()))) {
            faults.add("a milestone goes on after its end");
        }
        if (!over && is.stage().equals("dropped") && !asked.reasoned()) {
            faults.add("a milestone is dropped without a reason");
        }
        boolean own = asked.party().equals(said.get(key(was.id(), was.title())));
        if (asked.strikes() && !was.title().equals(is.title()) && !(own && asked.coordinates())) {
            faults.add("a title is struck by another than wrote it");
        }
        wrote(asked.party(), is);
    }

    private void begun(Pact is, Asked asked, List<String> faults) {
        if (!is.named().contains(asked.party())) {
            faults.add("registered by none of its parties");
        }
        if (!is.joined().equals(Set.of(asked.party())) || !is.left().isEmpty()) {
            faults.add("who registers has joined, nobody else has");
        }
        for (var party : is.named()) {
            if (!party.equals(asked.party())) {
                open(is.id(), is.questions(), party, Set.of(party), asked);
            }
        }
    }

    private void changed(Pact was, Pact is, Asked asked, List<String> faults) {
        questions(was.id(), was.questions(), is.questions(), asked, faults);
        var party = asked.party();
        if (!is.named().containsAll(was.named())) {
            faults.add("a party is written out");
        }
        for (var named : is.named()) {
            if (!was.named().contains(named)) {
                if (!was.joined().contains(party) || !asked.coordinates() || !asked.reasoned()) {
                    faults.add("%s is named by no coordinator of one that joined, with a reason".formatted(named));
                }
                open(is.id(), is.questions(), named, plus(was.joined(), named), asked);
            }
        }
        is.questions().forEach((id, question) -> {
            if (!was.questions().containsKey(id) && was.named().contains(question.about())) {
                open(is.id(), is.questions(), question.about(), plus(was.joined(), question.about()), asked);
                boolean theirs =
                        was.joined().contains(party) || question.about().equals(party);
                if (!theirs || !asked.coordinates() || !asked.reasoned()) {
                    faults.add("asked to join by no coordinator of one that joined or would");
                }
            }
        });
        joining(was, is, asked, faults);
        steps(was, is, asked, faults);
    }

    private void joining(Pact was, Pact is, Asked asked, List<String> faults) {
        for (var party : is.joined()) {
            if (!was.joined().contains(party) && !consented(was, is, party)) {
                faults.add("%s joined without the consent of all".formatted(party));
            }
        }
        for (var party : was.joined()) {
            boolean left = is.left().contains(party);
            boolean itself = party.equals(asked.party()) && asked.coordinates() && asked.reasoned();
            if (!is.joined().contains(party) && !(left && itself)) {
                faults.add("%s is out, and not by its own hand".formatted(party));
            }
        }
        for (var party : is.left()) {
            if (!was.left().contains(party) && !(party.equals(asked.party()) && asked.reasoned())) {
                faults.add("%s stands as having left by another's hand".formatted(party));
            }
        }
        if (was.left().stream()
                .anyMatch(party -> !is.left().contains(party) && !is.joined().contains(party))) {
            faults.add("who has left is named again without being asked");
        }
    }

    /** Tells whether all that had joined when it was asked, and have not left since, consented by a coordinator, and the party itself. */
    private boolean consented(Pact was, Pact is, String party) {
        return was.questions().keySet().stream()
                        .map(id -> accounts.get(key(was.id(), id)))
                        .filter(Objects::nonNull)
                        .filter(account -> account.about.equals(party))
                        .anyMatch(account -> isHeard(account, is, party))
                || is.questions().keySet().stream()
                        .filter(id -> !was.questions().containsKey(id))
                        .map(id -> accounts.get(key(was.id(), id)))
                        .filter(Objects::nonNull)
                        .filter(account -> account.about.equals(party))
                        .anyMatch(account -> isHeard(account, is, party));
    }

    private static boolean isHeard(Account account, Pact is, String party) {
        return account.needed.stream()
                .filter(one -> one.equals(party) || is.joined().contains(one))
                .allMatch(one -> account.voices
                        .getOrDefault(one, new Voice(false, false))
                        .coordinator());
    }

    private static void steps(Pact was, Pact is, Asked asked, List<String> faults) {
        var party = asked.party();
        boolean moved = !was.stage().equals(is.stage()) || !was.approvals().equals(is.approvals());
        if ((moved || !was.said().equals(is.said())) && !was.joined().contains(party)) {
            faults.add("written by one that has not joined");
        }
        was.approvals().forEach((approving, by) -> {
            if (!by.equals(is.approvals().get(approving))) {
                faults.add("the approval of %s is changed".formatted(approving));
            }
        });
        is.approvals().forEach((approving, by) -> {
            if (!was.approvals().containsKey(approving)) {
                boolean own = approving.equals(party);
                if (!by.equals(party) || own == asked.sourced() || !is.named().contains(approving)) {
                    faults.add("%s approved, as %s says".formatted(approving, by));
                }
            }
        });
        boolean forAll = List.of("ratified", "terminated", "ended").contains(is.stage());
        boolean others = was.named().stream()
                .anyMatch(one -> !one.equals(party) && !was.left().contains(one));
        if (moved && forAll && others && !(party.equals(is.statedBy()) && asked.sourced())) {
            faults.add("%s for all, without saying who says so and where it stands".formatted(is.stage()));
        }
    }

    private void begun(Promise is, World world, Asked asked, List<String> faults) {
        if (!is.parties().contains(asked.party()) || !asked.party().equals(is.statedBy())) {
            faults.add("stated by none that it names");
        }
        if (!is.confirmed().isEmpty()) {
            faults.add("confirmed before anybody was asked");
        }
        filed(is, world, asked, faults);
    }

    private static void filed(Promise is, World world, Asked asked, List<String> faults) {
        var pact = is.agreement() == null ? null : world.pacts().get(is.agreement());
        var joined = pact == null ? Set.<String>of() : pact.joined();
        if (!is.sharedWith().equals(joined)) {
            faults.add("filed for others than those that have joined");
        }
        if (pact != null && !joined.contains(asked.party()) && asked.offer() == null) {
            faults.add("filed under an agreement of others");
        }
    }

    private void changed(Promise was, Promise is, World after, Asked asked, List<String> faults) {
        questions(was.id(), was.questions(), is.questions(), asked, faults);
        is.questions().forEach((id, question) -> {
            if (!was.questions().containsKey(id)) {
                boolean ending = question.about().equals("withdrawal");
                open(is.id(), is.questions(), question.about(), ending ? was.creditors() : was.parties(), asked);
                if (!(ending ? was.creditors() : was.parties()).contains(asked.party()) || !asked.reasoned()) {
                    faults.add("offered by one whose it is not, or without a reason");
                }
            }
        });
        if (!asked.calendar() && !was.parties().contains(asked.party())) {
            faults.add("changed by one that it does not name");
        }
        if (!Objects.equals(was.statedBy(), is.statedBy())) {
            faults.add("stated by another after all");
        }
        terms(was, is, after, asked, faults);
        confirmations(was, is, asked, faults);
        stages(was, is, asked, faults);
        var known = AuthorityWorld.known(asked.party());
        for (var dossier : AuthorityWorld.DOSSIERS) {
            if (was.dossiers().contains(dossier) != is.dossiers().contains(dossier) && !known.contains(dossier)) {
                faults.add("%s is erased or named by one that does not know of it".formatted(dossier));
            }
        }
    }

    private void terms(Promise was, Promise is, World after, Asked asked, List<String> faults) {
        boolean text = !was.text().equals(is.text());
        boolean rest = !was.terms().equals(is.terms());
        var accepted = accepted(is, asked);
        boolean over = List.of("fulfilled", "withdrawn").contains(was.stage())
                && !was.parties().equals(Set.of(asked.party()));
        boolean alone =
                asked.party().equals(was.statedBy()) && was.confirmed().isEmpty() && asked.offer() == null && !over;
        if ((text || rest) && !alone && accepted == null) {
            faults.add("its terms are changed without the consent of all");
        }
        if (accepted != null
                && !accepted.about.equals("withdrawal")
                && !accepted.about.equals(is.text() + is.terms())) {
            faults.add("it says something else than was offered");
        }
        if (Objects.equals(was.agreement(), is.agreement())) {
            if (!was.sharedWith().equals(is.sharedWith())) {
                faults.add("it is shared with others while it stays where it is filed");
            }
        } else {
            filed(is, after, asked, faults);
        }
    }

    /** The offer that was accepted by this answer, the last one of all that were needed. */
    private @Nullable Account accepted(Promise is, Asked asked) {
        var account = asked.offer() == null || !asked.accepts() ? null : accounts.get(asked.offer());
        return account != null
                        && account.isComplete()
                        && is.questions().keySet().stream()
                                .anyMatch(id -> key(is.id(), id).equals(asked.offer()))
                ? account
                : null;
    }

    private void confirmations(Promise was, Promise is, Asked asked, List<String> faults) {
        var accepted = accepted(is, asked);
        for (var party : is.confirmed()) {
            boolean itself = party.equals(asked.party());
            boolean consented = accepted != null && accepted.voices.containsKey(party);
            if (!was.confirmed().contains(party) && !itself && !consented) {
                faults.add("%s is said to have confirmed it".formatted(party));
            }
        }
        if (was.confirmed().stream()
                .anyMatch(one -> !is.confirmed().contains(one) && is.parties().contains(one))) {
            faults.add("a confirmation is gone");
        }
    }

    private void stages(Promise was, Promise is, Asked asked, List<String> faults) {
        var party = asked.party();
        if (!Objects.equals(was.keptSays(), is.keptSays())) {
            boolean theirs = party.equals(is.keptSays()) && was.creditors().contains(party);
            if (!theirs || party.equals(was.reportedBy()) || was.keptSays() != null) {
                faults.add("its fulfilment is confirmed by one whose it is not");
            }
        }
        if (was.stage().equals(is.stage())) {
            return;
        }
        var accepted = accepted(is, asked);
        boolean right = switch (is.stage()) {
            case "inProgress" ->
                was.stage().equals("open")
                        || (was.stage().equals("fulfilled")
                                && was.creditors().contains(party)
                                && !party.equals(was.reportedBy())
                                && was.keptSays() == null
                                && asked.reasoned());
            case "fulfilled" -> !was.stage().equals("withdrawn") && party.equals(is.reportedBy());
            case "withdrawn" ->
                !was.stage().equals("fulfilled")
                        && ((was.creditors().equals(Set.of(party)) && asked.reasoned())
                                || (accepted != null && accepted.voices.keySet().containsAll(was.creditors())));
            default -> false;
        };
        if (!right) {
            faults.add("it went from %s to %s by %s".formatted(was.stage(), is.stage(), party));
        }
    }

    private void letIn(String party, Promise was, Promise is, Asked asked, List<String> faults) {
        if (was.equals(is)) {
            // it joined the agreement once more, to which all consented
            if (!was.sharedWith().contains(party)) {
                faults.add("%s is let into something older".formatted(party));
            }
            return;
        }
        var accepted = accepted(is, asked);
        boolean said = accepted == null
                ? asked.coordinates() && asked.reasoned()
                : accepted.voices.values().stream().allMatch(voice -> voice.coordinator() && voice.reasoned());
        if (!said) {
            faults.add("%s is let in without a coordinator or a reason".formatted(party));
        }
    }

    private void shutOut(String party, Promise was, Promise is, Asked asked, List<String> faults) {
        var accepted = accepted(is, asked);
        boolean itself = party.equals(asked.party()) || (accepted != null && accepted.voices.containsKey(party));
        if (!itself && (was.equals(is) || was.parties().contains(party))) {
            faults.add("%s is shut out by another".formatted(party));
        }
    }

    /** Of offers that there were: nobody answers, ends or rewords for another. */
    private static void questions(
            String id, Map<String, Question> was, Map<String, Question> is, Asked asked, List<String> faults) {
        var party = asked.party();
        is.forEach((offer, now) -> {
            var then = was.get(offer);
            if (then == null) {
                if (!now.from().equals(party)) {
                    faults.add("an offer is made in the name of another");
                }
                return;
            }
            if (!then.reason().equals(now.reason())
                    && !(asked.strikes() && now.from().equals(party))) {
                faults.add("the reason of an offer of %s is struck by %s".formatted(now.from(), party));
            }
            for (var accepting : now.accepted()) {
                boolean heard = key(id, offer).equals(asked.offer()) && asked.accepts() && accepting.equals(party);
                if (!then.accepted().contains(accepting) && !heard) {
                    faults.add("%s is said to accept".formatted(accepting));
                }
            }
            if (!then.about().equals(now.about())) {
                faults.add("another thing is offered than was");
            }
        });
    }

    /** Takes down whose consent an offer needs that was just made; its maker has given its own. */
    private void open(String id, Map<String, Question> questions, String about, Set<String> needed, Asked asked) {
        questions.forEach((offer, question) -> {
            if (question.about().equals(about) && !accounts.containsKey(key(id, offer))) {
                var account = new Account(about, needed);
                account.voices.put(asked.party(), asked.voice());
                accounts.put(key(id, offer), account);
            }
        });
    }

    private static String key(String id, String offer) {
        return id + "/" + offer;
    }

    private static Set<String> plus(Set<String> all, String one) {
        var more = new HashSet<>(all);
        more.add(one);
        return more;
    }
}
