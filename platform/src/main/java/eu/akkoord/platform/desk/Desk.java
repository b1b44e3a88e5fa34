package eu.akkoord.platform.desk;

import eu.akkoord.platform.security.Caller;
import eu.akkoord.platform.store.Aggregates;
import eu.akkoord.platform.store.Made;
import eu.akkoord.platform.store.Past;
import eu.akkoord.platform.store.Recorded;
import eu.akkoord.platform.store.Refused;
import eu.akkoord.platform.store.Repeat;
import eu.akkoord.platform.time.ChangeNote;
import eu.akkoord.platform.time.Moment;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads and changes aggregates of one kind for a caller: load, check the caller's rights, decide, save. What is decided is the
 * feature's. Refusals come in the order of the contract: a day in the future, absent, not yours, outdated, and then what the
 * decision says.
 *
 * <p>A {@link Recorded} or {@link Past} leaves it only to be shown, so the trail is told of each that is confidential; what is only
 * needed to decide is given without them, and no view can be made of it.
 *
 * @param <A> the aggregate
 * @param <E> its domain event
 */
public final class Desk<A, E extends DomainEvent> implements EventSource, Visibility, Shown<A>, Audits {
    /** Far more than may wait at once for the same aggregate. */
    private static final int MOST_TRIES = 500;

    private static final long LONGEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(10);

    /** That something is not there for someone is said a whole number of these after it was asked, whatever was looked up for it. */
    private static final long STEP = TimeUnit.MILLISECONDS.toNanos(10);

    private final Aggregates<A, E> all;
    private final Rights<? super A> rights;
    private final Trail trail;
    private final Clock clock;

    /** @param trail is told of all that is confidential before it is shown, to its writer too */
    public Desk(Aggregates<A, E> all, Rights<? super A> rights, Trail trail, Clock clock) {
        this.all = all;
        this.rights = rights;
        this.trail = trail;
        this.clock = clock;
    }

    @Override
    public String collection() {
        return all.collection();
    }

    /**
     * As it is, or was at a moment; the reader must be allowed to see both what it is and what it was.
     *
     * @throws Refusal.Absent when it is not there for this reader, or was not yet
     */
    public Recorded<A> at(String id, Moment moment, Caller reader) {
        long begun = System.nanoTime();
        var now = visible(id, reader);
        if (moment.isNow()) {
            keep(reader, id, now, List.of(now.value()));
            return now;
        }
        var then = all.find(id, moment)
                .filter(state ->
                        rights.readableThenBy(reader, List.of(state.value())).test(state.value()))
                .orElseThrow(() -> absent(id, begun));
        keep(reader, id, then, List.of(now.value(), then.value()));
        return then;
    }

    /**
     * As it is, for whoever goes on to something else that belongs to it.
     *
     * @throws Refusal.Absent when it is not there for this reader
     */
    public A found(String id, Caller reader) {
        return visible(id, reader).value();
    }

    /**
     * The same, where what goes on has no history: it is always kept that the caller asked for it.
     *
     * @throws Refusal.Absent when it is not there for this caller
     */
    public A touched(String id, Caller caller) {
        var now = visible(id, caller);
        trail.asked(caller, collection(), Map.of(id, now.revision()));
        return now.value();
    }

    /**
     * The same, where more than itself is about to be shown that concerns it, such as persons: it is kept at any level.
     *
     * @throws Refusal.Absent when it is not there for this reader
     */
    public A shownWith(String id, Caller reader) {
        var now = visible(id, reader);
        trail.shown(reader, collection(), Map.of(id, now.revision()));
        return now.value();
    }

    /** @param states of which one that is confidential is enough */
    private void keep(Caller reader, String id, Recorded<A> shown, List<A> states) {
        var confidential = rights.confidential(states);
        if (states.stream().anyMatch(confidential)) {
            trail.shown(reader, collection(), Map.of(id, shown.revision()));
        }
    }

    /** Every entry that the reader may see, oldest first. */
    public List<Past<A>> history(String id, Caller reader) {
        var now = visible(id, reader);
        var entries = all.history(id);
        var readable =
                rights.readableThenBy(reader, entries.stream().map(Past::after).toList());
        var seen = entries.stream().filter(past -> readable.test(past.after())).toList();
        var states = new ArrayList<A>();
        states.add(now.value());
        seen.forEach(past -> states.add(past.after()));
        keep(reader, id, now, states);
        return seen;
    }

    @Override
    public Optional<Published> event(String id, long revision, Caller reader) {
        var seen = history(id, reader).stream().map(Past::revision).collect(Collectors.toSet());
        return seen.contains(revision)
                ? all.event(id, revision)
                        .map(bytes -> new Published(bytes, revision == 1 || seen.contains(revision - 1)))
                : Optional.empty();
    }

    /** Without a pause: the ids come from what is stored, and whoever named nothing is not made to wait either. */
    @Override
    public Set<String> known(Collection<String> ids, Caller reader) {
        var found = all.find(ids);
        var readable = rights.readableBy(
                reader, found.values().stream().map(Recorded::value).toList());
        return found.entrySet().stream()
                .filter(one -> readable.test(one.getValue().value()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /**
     * Those of the ids that the reader may see now, as they are and as they were: for what a past state of something else names.
     *
     * @param then when that state was registered
     */
    public Set<String> knownThen(Collection<String> ids, Instant then, Caller reader) {
        return known(ids, reader).stream()
                .filter(id -> all.find(id, new Moment(null, then))
                        .filter(was -> rights.readableThenBy(reader, List.of(was.value()))
                                .test(was.value()))
                        .isPresent())
                .collect(Collectors.toSet());
    }

    /** Those of the ids that exist and that the reader may see. */
    public Set<String> visible(Collection<String> ids, Caller reader) {
        return found(ids, reader).keySet();
    }

    private Map<String, Recorded<A>> found(Collection<String> ids, Caller reader) {
        long begun = System.nanoTime();
        var found = new HashMap<>(all.find(ids));
        var readable = rights.readableBy(
                reader, found.values().stream().map(Recorded::value).toList());
        boolean absent = found.size() < ids.size();
        boolean hidden = found.values().removeIf(one -> !readable.test(one.value()));
        if (absent && !hidden) {
            rights.askInVain();
        }
        if (absent || hidden) {
            awaitStep(begun);
        }
        return found;
    }

    @Override
    public Map<String, Recorded<A>> shown(Collection<String> ids, Caller reader) {
        var visible = found(ids, reader);
        var confidential = rights.confidential(
                visible.values().stream().map(Recorded::value).toList());
        var kept = new HashMap<String, Long>();
        visible.forEach((id, one) -> {
            if (confidential.test(one.value())) {
                kept.put(id, one.revision());
            }
        });
        if (!kept.isEmpty()) {
            trail.shown(reader, collection(), kept);
        }
        return visible;
    }

    /** A change concerns those of before it as well: who loses something is told of it too. */
    @Override
    public List<Audited> audited(Map<String, ? extends Collection<Long>> revisions) {
        var wanted = new HashMap<String, Set<Long>>();
        revisions.forEach((id, some) -> wanted.put(
                id,
                some.stream()
                        .flatMap(revision -> Stream.of(revision - 1, revision))
                        .filter(revision -> revision > 0)
                        .collect(Collectors.toSet())));
        var entries = all.entries(wanted);
        var after =
                entries.values().stream().flatMap(List::stream).map(Past::after).toList();
        var concerned = rights.concerned(after);
        var audited = new ArrayList<Audited>();
        entries.forEach((id, states) -> {
            var of = new HashMap<Long, Set<String>>();
            states.forEach(past -> of.put(past.revision(), concerned.apply(past.after())));
            var asked = Set.copyOf(revisions.get(id));
            states.stream().filter(past -> asked.contains(past.revision())).forEach(past -> {
                var parties = new HashSet<>(of.getOrDefault(past.revision() - 1, Set.of()));
                parties.addAll(of.getOrDefault(past.revision(), Set.of()));
                audited.add(new Audited(collection(), id, past, parties));
            });
        });
        return audited;
    }

    @Override
    public SequencedMap<String, Long> revisions(@Nullable String after, int most) {
        var revisions = new LinkedHashMap<String, Long>();
        all.scan(after, most).forEach((id, state) -> revisions.put(id, state.revision()));
        return revisions;
    }

    /** The day a creation is said to have happened. */
    public Days days(ChangeNote note) {
        return new Days(note, null, clock);
    }

    /** Stores what was decided to begin; the caller's right to begin it is the feature's to judge. */
    public Recorded<A> add(String id, Change<A, E> begun, ChangeNote note, Caller by, @Nullable Repeat repeat) {
        var made = all.add(id, begun.after(), begun.event(), made(begun, note, by), repeat);
        var states = new ArrayList<>(List.of(made.value()));
        if (repeat != null) {
            // the same request again shows the first state of what may have become confidential since
            all.find(id).ifPresent(now -> states.add(now.value()));
        }
        keep(by, id, made, states);
        return made;
    }

    /**
     * Changes it, if it still is as the writer has seen it.
     *
     * @param seen the revision the writer started from
     * @throws Refused.OutdatedRevision when it is at another
     */
    public Recorded<A> change(String id, long seen, ChangeNote note, Caller by, Decision<A, E> decision) {
        new Days(note, null, clock);
        var before = toWrite(id, by);
        if (before.revision() != seen) {
            throw new Refused.OutdatedRevision(id, seen);
        }
        return decided(id, before, note, by, decision);
    }

    /** Changes it as it stands, and decides again when another change comes first. */
    public Recorded<A> act(String id, ChangeNote note, Caller by, Decision<A, E> decision) {
        new Days(note, null, clock);
        return again(id, () -> decided(id, toWrite(id, by), note, by, decision));
    }

    /** As {@link #act}, by one who may read it: whether this is theirs to change is the decision's to judge. */
    public Recorded<A> respond(String id, ChangeNote note, Caller by, Decision<A, E> decision) {
        new Days(note, null, clock);
        return again(id, () -> decided(id, visible(id, by), note, by, decision));
    }

    /**
     * Takes a free text out of it and of all its history. What is told of it does not repeat the text.
     *
     * @param amended the event, of the day and of the property
     */
    public Recorded<A> strike(
            String id, Striking what, ChangeNote note, Caller by, BiFunction<LocalDate, List<String>, E> amended) {
        new Days(note, null, clock);
        return again(id, () -> {
            var before = visible(id, by);
            if (!rights.mayStrike(by, before.value())) {
                throw new Refusal.NotYours(id);
            }
            var text = all.text(id, what.revision(), what.field())
                    .orElseThrow(() -> new Refusal.Contradiction(
                            new Fault("/field", what.field(), "Hier staat geen vrije tekst, of die is al geschrapt")));
            var event = amended.apply(new Days(note, before.occurred(), clock).ofAmendment(), List.of(what.property()));
            var after = all.strike(
                    id,
                    before,
                    all.without(id, before.value(), text),
                    event,
                    new Made(by, event.occurred(), note.reason()),
                    stored -> stored.text().equals(text));
            keep(by, id, after, List.of(before.value(), after.value()));
            return after;
        });
    }

    private Recorded<A> again(String id, Supplier<Recorded<A>> change) {
        for (int tries = 1; ; tries++) {
            try {
                return change.get();
            } catch (Refused.OutdatedRevision other) {
                if (tries == MOST_TRIES) {
                    throw new Refused.Backlog(id);
                }
                // spread those who collide, so that one of them gets through
                LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(LONGEST_PAUSE));
            }
        }
    }

    private Recorded<A> decided(String id, Recorded<A> before, ChangeNote note, Caller by, Decision<A, E> decision) {
        var change = decision.decide(before.value(), new Days(note, before.occurred(), clock));
        var after =
                change == null ? before : all.save(id, before, change.after(), change.event(), made(change, note, by));
        keep(by, id, after, List.of(before.value(), after.value()));
        return after;
    }

    private Made made(Change<A, E> change, ChangeNote note, Caller by) {
        return new Made(by, change.event().occurred(), note.reason());
    }

    private Recorded<A> toWrite(String id, Caller by) {
        var before = visible(id, by);
        if (!rights.mayWrite(by, before.value())) {
            throw new Refusal.NotYours(id);
        }
        return before;
    }

    private Recorded<A> visible(String id, Caller reader) {
        long begun = System.nanoTime();
        var found = all.find(id);
        if (found.isEmpty()) {
            rights.askInVain();
        }
        return found.filter(one -> rights.mayRead(reader, one.value())).orElseThrow(() -> absent(id, begun));
    }

    private static Refusal.Absent absent(String id, long begun) {
        awaitStep(begun);
        return new Refusal.Absent(id);
    }

    private static void awaitStep(long begun) {
        long due = begun + STEP * (1 + (System.nanoTime() - begun) / STEP);
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
