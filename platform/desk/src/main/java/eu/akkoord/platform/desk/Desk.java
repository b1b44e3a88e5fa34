package eu.akkoord.platform.desk;

import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.change.Change;
import eu.akkoord.platform.core.change.DomainEvent;
import eu.akkoord.platform.core.change.Fault;
import eu.akkoord.platform.core.change.ListResult;
import eu.akkoord.platform.core.change.Recorded;
import eu.akkoord.platform.core.change.Refusal;
import eu.akkoord.platform.core.change.Refused;
import eu.akkoord.platform.core.change.Repeat;
import eu.akkoord.platform.core.facts.Kind;
import eu.akkoord.platform.core.places.HistoryPlaces;
import eu.akkoord.platform.core.time.ChangeNote;
import eu.akkoord.platform.core.time.Moment;
import eu.akkoord.platform.core.time.Occurrence;
import eu.akkoord.platform.store.Aggregates;
import eu.akkoord.platform.store.Circumstances;
import eu.akkoord.platform.store.Current;
import eu.akkoord.platform.store.History;
import eu.akkoord.platform.store.HistoryQuery;
import eu.akkoord.platform.store.HistoryRecord;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Use cases of one kind of aggregate for a caller: open, check the caller's rights, decide, save. The decision is the feature's, whose
 * desk extends this one. Refusals come in the order of the contract: a day in the future, absent, not yours, outdated, and then those of
 * the decision. A request that bears the key of an earlier one is answered as that one was before it can be refused for what it has made.
 *
 * <p>A {@link Recorded} or {@link HistoryRecord} is returned only to be shown, so each confidential one is logged in the trail; decisions get the
 * aggregate without them, and no representation can be made of that.
 *
 * @param <A> the aggregate
 * @param <E> its domain event
 */
public class Desk<A, E extends DomainEvent> implements EventSource, Visibility, ListResult<A>, Audits {
    private static final Logger LOG = LoggerFactory.getLogger(Desk.class);

    /** Past participle of the event by which a thing goes out of sight. */
    private static final String CONCEALED = "concealed";

    /** Far more than may wait at once for the same aggregate. */
    private static final int MOST_TRIES = 500;

    private static final long LONGEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(10);

    /** Step of time: that something is not there for someone is said a whole number of steps after it was asked, whatever was looked up for it. */
    private static final Duration STEP = Duration.ofMillis(10);

    private final @Nullable Kind<A, ?> kind;
    private final Aggregates<A, E> all;
    private final Rights<? super A> rights;
    private final Trail trail;
    private final Clock clock;
    private final BiFunction<LocalDate, List<String>, E> amended;

    /** Of aggregates whose life is never over. */
    public Desk(
            Aggregates<A, E> all,
            Rights<? super A> rights,
            Trail trail,
            Clock clock,
            BiFunction<LocalDate, List<String>, E> amended) {
        this(null, all, rights, trail, clock, amended);
    }

    /**
     * @param kind says in which stages one is over; absent where none ever is
     * @param trail logs each read of a confidential aggregate before it is shown, to its writer too
     * @param amended the event that tells of properties in which a text was struck, of the day and of their names
     */
    public Desk(
            @Nullable Kind<A, ?> kind,
            Aggregates<A, E> all,
            Rights<? super A> rights,
            Trail trail,
            Clock clock,
            BiFunction<LocalDate, List<String>, E> amended) {
        this.kind = kind;
        this.all = all;
        this.rights = rights;
        this.trail = trail;
        this.clock = clock;
        this.amended = amended;
    }

    @Override
    public String collection() {
        return all.collection();
    }

    /** Returns the repository, for what is derived from all of it. */
    public Aggregates<A, E> all() {
        return all;
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

    /** Reads it under the id of what it belongs to. */
    public Recorded<A> at(String parent, String id, Moment moment, Caller reader) {
        var found = at(id, moment, reader);
        refuseElsewhere(parent, id, found.value());
        return found;
    }

    /** Returns the id of what it belongs to, where it is found under that alone. */
    protected @Nullable String parentOf(A value) {
        return null;
    }

    protected final void refuseElsewhere(String parent, String id, A value) {
        if (!parent.equals(parentOf(value))) {
            throw new Refusal.Absent(id);
        }
    }

    /**
     * Returns it as it is, to go on to something else that belongs to it.
     *
     * @throws Refusal.Absent when it is not there for this reader
     */
    public A read(String id, Caller reader) {
        return visible(id, reader).value();
    }

    /** Finds it under the id of what it belongs to. */
    public A read(String parent, String id, Caller reader) {
        var found = read(id, reader);
        refuseElsewhere(parent, id, found);
        return found;
    }

    /** Returns it as it is, for any caller: to decide about something else by it, and not to show anything of it. */
    public A readUnchecked(String id) {
        return all.find(id).orElseThrow(() -> new Refusal.Absent(id)).value();
    }

    /**
     * As it is, where what goes on has no history: it is always kept that the caller asked for it.
     *
     * @throws Refusal.Absent when it is not there for this caller
     */
    public A readLogged(String id, Caller caller) {
        var now = visible(id, caller);
        trail.logRequested(caller, collection(), Map.of(id, now.revision()));
        return now.value();
    }

    /**
     * Returns it to a caller who may know of it without seeing it: nothing of it may be shown. The request is logged.
     *
     * @param told selects what such a caller may know of
     * @throws Refusal.Absent when it is not there for this caller, in the same time whatever the reason
     */
    public A readIfAware(String id, Caller caller, Predicate<? super A> told) {
        long begun = System.nanoTime();
        var found = all.find(id);
        if (found.isEmpty()) {
            rights.askInVain();
        }
        boolean seen = found.filter(one -> rights.mayRead(caller, one.value())).isPresent();
        var now = found.filter(one -> seen || told.test(one.value())).orElseThrow(() -> absent(id, begun));
        trail.logRequested(caller, collection(), Map.of(id, now.revision()));
        return now.value();
    }

    /**
     * Returns it where something else that concerns it, such as persons, is about to be shown with it: the read is logged at any level.
     *
     * @throws Refusal.Absent when it is not there for this reader
     */
    public A readDisclosed(String id, Caller reader) {
        var now = visible(id, reader);
        trail.logShown(reader, collection(), Map.of(id, now.revision()));
        return now.value();
    }

    /** @param states of which one that is confidential is enough */
    private void keep(Caller reader, String id, Recorded<A> shown, List<A> states) {
        var confidential = rights.confidential(states);
        if (states.stream().anyMatch(confidential)) {
            trail.logShown(reader, collection(), Map.of(id, shown.revision()));
        }
    }

    /**
     * The entries that the reader may see.
     *
     * @throws Refusal.Absent when it is not there for this reader
     */
    public History<A> history(String id, Caller reader) {
        var now = visible(id, reader);
        return new History<>(all, id, states -> rights.readableThenBy(reader, states), shown -> {
            var states = new ArrayList<>(shown);
            states.add(now.value());
            keep(reader, id, now, states);
        });
    }

    /** Returns its history, found under the id of what it belongs to. */
    public History<A> history(String parent, String id, Caller reader) {
        read(parent, id, reader);
        return history(id, reader);
    }

    @Override
    public Optional<Published> event(String id, long revision, Caller reader) {
        var seen = history(id, reader).of(revision == 1 ? List.of(revision) : List.of(revision - 1, revision)).stream()
                .collect(Collectors.toMap(HistoryRecord::revision, Function.identity()));
        var itself = seen.get(revision);
        return itself == null
                ? Optional.empty()
                : all.event(id, revision)
                        .map(bytes -> new Published(
                                bytes,
                                revision == 1 || seen.containsKey(revision - 1),
                                itself.remarks().corrects() != null,
                                0));
    }

    @Override
    public Map<Told, Published> events(Collection<Told> told, Caller reader) {
        var now = all.find(told.stream().map(Told::id).collect(Collectors.toSet()));
        var readable = readable(now, reader);
        var asked = told.stream()
                .filter(one -> readable.contains(one.id()) || (one.conceals() && now.containsKey(one.id())))
                .collect(Collectors.toSet());
        return asked.isEmpty() ? Map.of() : HistoryPlaces.within(() -> events(asked, now, readable, reader));
    }

    private Map<Told, Published> events(
            Set<Told> asked, Map<String, Recorded<A>> now, Set<String> readable, Caller reader) {
        var revisions = new HashMap<String, Set<Long>>();
        asked.forEach(one -> revisions
                .computeIfAbsent(one.id(), first -> new HashSet<>())
                .addAll(one.revision() == 1 ? List.of(1L) : List.of(one.revision() - 1, one.revision())));
        var entries = new PublishedEntries<>(all, all.published(revisions), rights, reader);
        var confidential = rights.confidential(
                entries.states(now.values().stream().map(Recorded::value).toList()));
        var events = new HashMap<Told, Published>();
        for (var one : asked) {
            var itself = entries.of(one.id(), one.revision());
            if (itself == null || itself.event().length == 0) {
                continue;
            }
            boolean seen = entries.isSeen(one.id(), one.revision());
            var earlier = entries.of(one.id(), one.revision() - 1);
            boolean before = entries.isSeen(one.id(), one.revision() - 1);
            var present = Objects.requireNonNull(now.get(one.id()));
            if (!readable.contains(one.id())) {
                // the log may say so of what did not conceal it
                if (before && !seen && itself.entry().type().equals(CONCEALED)) {
                    events.put(one, new Published(itself.event(), false, false, 0));
                }
            } else if (seen) {
                var shown =
                        new ArrayList<>(List.of(present.value(), itself.entry().after()));
                if (before && earlier != null) {
                    shown.add(earlier.entry().after());
                }
                events.put(
                        one,
                        new Published(
                                itself.event(),
                                one.revision() == 1 || before,
                                entries.namesCorrected(itself),
                                shown.stream().anyMatch(confidential) ? present.revision() : 0));
            }
        }
        return events;
    }

    @Override
    public void logShown(Map<String, Long> things, Caller reader) {
        trail.logShown(reader, collection(), things);
    }

    @Override
    public Map<String, Long> heads(Collection<String> ids, Caller reader) {
        var found = all.find(ids);
        return readable(found, reader).stream()
                .collect(Collectors.toMap(
                        Function.identity(),
                        id -> Objects.requireNonNull(found.get(id)).revision()));
    }

    /** Finds them without a pause: the ids come from the store, and a caller who named nothing should not wait either. */
    @Override
    public Set<String> readableIds(Collection<String> ids, Caller reader) {
        return readable(all.find(ids), reader);
    }

    private Set<String> readable(Map<String, Recorded<A>> found, Caller reader) {
        var readable = rights.readableBy(
                reader, found.values().stream().map(Recorded::value).toList());
        return found.entrySet().stream()
                .filter(one -> readable.test(one.getValue().value()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /**
     * Returns those of the ids that the reader may see now, as they are and as they were: for what a past state of something else names. No history is
     * read of what has not changed since, and of others only so many as {@link Aggregates#MOST_BYTES} allow: the rest is left out.
     *
     * @param then when that state was registered
     */
    public Set<String> knownThen(Collection<String> ids, Instant then, Caller reader) {
        var now = new HashMap<>(all.find(ids));
        now.keySet().retainAll(readable(now, reader));
        var was = new HashMap<String, Recorded<A>>();
        now.forEach((id, one) -> {
            if (!one.registered().isAfter(then)) {
                was.put(id, one);
            }
        });
        var changed = now.keySet().stream()
                .filter(id -> !was.containsKey(id))
                .sorted()
                .toList();
        was.putAll(all.find(changed, new Moment(null, then)));
        var readable = rights.readableThenBy(
                reader, was.values().stream().map(Recorded::value).toList());
        return was.entrySet().stream()
                .filter(one -> readable.test(one.getValue().value()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** Returns those of the ids that exist and that the reader may see. */
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
            Steps.await(begun, STEP);
        }
        return found;
    }

    @Override
    public Set<String> held(Caller reader) {
        return rights.held(reader);
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
            trail.logShown(reader, collection(), kept);
        }
        return visible;
    }

    /** Shows a change to the parties of before it as well: they learn of their loss. Each sees the states that concern it. */
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
        var after = entries.values().stream()
                .flatMap(List::stream)
                .map(HistoryRecord::after)
                .toList();
        var concerned = rights.concerned(after);
        var audited = new ArrayList<Audited>();
        entries.forEach((id, states) -> {
            var of = new HashMap<Long, Set<String>>();
            var stood = new HashMap<Long, A>();
            states.forEach(past -> {
                of.put(past.revision(), concerned.apply(past.after()));
                stood.put(past.revision(), past.after());
            });
            var asked = Set.copyOf(revisions.get(id));
            states.stream().filter(past -> asked.contains(past.revision())).forEach(past -> {
                var before = of.getOrDefault(past.revision() - 1, Set.of());
                var now = of.getOrDefault(past.revision(), Set.of());
                var kind = rights.kind(stood.get(past.revision() - 1), past.after());
                audited.add(Audited.toAll(collection(), id, kind, past, before, now));
            });
        });
        return audited;
    }

    @Override
    public Map<String, Object> stored(Audited change, String party) {
        return rights.audited(change.past(), party);
    }

    /** Pointers into what is shown as it is stored: places differ where something of it is left out. */
    @Override
    public List<String> struck(Audited change, String party) {
        var stored = change.past().stored();
        var shown = stored(change, party);
        return change.past().struck().stream()
                .filter(pointer -> {
                    var name = pointer.split("/", -1)[1];
                    return Objects.equals(shown.get(name), stored.get(name));
                })
                .toList();
    }

    @Override
    public Map<String, Map<Long, Set<String>>> concernedBy(Map<String, ? extends Collection<Long>> revisions) {
        var entries = all.entries(revisions);
        var of = rights.concerned(entries.values().stream()
                .flatMap(List::stream)
                .map(HistoryRecord::after)
                .toList());
        return entries.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        one -> one.getValue().stream()
                                .collect(Collectors.toMap(HistoryRecord::revision, past -> of.apply(past.after())))));
    }

    @Override
    public long newest(String id) {
        return all.find(id).map(Recorded::revision).orElse(0L);
    }

    @Override
    public Set<String> concerning(Collection<String> ids, String party) {
        var found = all.find(ids);
        var concerned =
                rights.concerned(found.values().stream().map(Recorded::value).toList());
        return found.entrySet().stream()
                .filter(one -> concerned.apply(one.getValue().value()).contains(party))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
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

    /**
     * Returns the remarks about a creation.
     *
     * @param later whether it begins in a later stage than the first: it is entered afterwards then, and the day must be said
     */
    protected static ChangeNote entered(ChangeNote note, boolean later) {
        if (later && !note.isDated()) {
            throw new Refusal.Contradiction(new Fault("/change/occurred", null, "day.missingForStage"));
        }
        return later ? note.enteredAfterwards() : note;
    }

    /** Returns the day on which offers are judged. */
    public LocalDate today() {
        return days(ChangeNote.NONE).today();
    }

    /**
     * Finds what an earlier request to make it has made: it is answered as that one was, whatever has changed since.
     *
     * @throws Refused.KeyReused when that one had the same key and another body
     */
    protected final Optional<Recorded<A>> madeBefore(String id, @Nullable Repeat repeat, Caller by) {
        if (repeat == null) {
            return Optional.empty();
        }
        return all.current(id)
                .filter(now -> all.isMadeBy(now, repeat) && rights.mayRead(by, now.value()))
                .flatMap(now -> all.entry(id, 1)
                        .filter(first -> isReadable(first, by))
                        .map(first -> shownAgain(now, first, by)));
    }

    /** Stores what was decided to begin; the caller's right to begin it is the feature's to judge. */
    public Recorded<A> add(String id, Change<A, E> begun, ChangeNote note, Caller by, @Nullable Repeat repeat) {
        var circumstances = circumstances(begun, note, by, isWithinOver(begun.after()));
        var made = all.add(id, begun.after(), begun.event(), circumstances, repeat);
        var states = new ArrayList<>(List.of(made.value()));
        if (repeat != null) {
            // the same request again shows the first state of what may have become confidential since, or hidden
            var now = all.find(id).map(Recorded::value);
            if (now.filter(one -> !rights.mayRead(by, one)).isPresent()) {
                throw new Refused.IdTaken(id);
            }
            now.ifPresent(states::add);
        }
        keep(by, id, made, states);
        return made;
    }

    /**
     * Opens it for a writer, if it still is as that one has seen it.
     *
     * @param seen the revision the writer started from
     * @throws Refused.OutdatedRevision when it is at another
     */
    public Opened<A> open(String id, long seen, ChangeNote note, Caller by) {
        days(note);
        return toWrite(current(id, by), seen, note, by);
    }

    /** Opens what was read already. */
    protected final Opened<A> toWrite(Current<A> current, long seen, ChangeNote note, Caller by) {
        var days = days(current, note);
        var repeated = repeated(current, note, by).orElse(null);
        if (repeated == null) {
            refuseOthers(current, by);
            refuseOutdated(current, seen);
        }
        return new Opened<>(current, value -> shownTo(by, value), note, by, days, repeated);
    }

    /**
     * Opens it for one who may read it, to answer to it: whether this is theirs to change, and still as they have seen it, is left to
     * judge.
     */
    public Opened<A> openToAnswer(String id, ChangeNote note, Caller by) {
        days(note);
        var current = current(id, by);
        var repeated = repeated(current, note, by).orElse(null);
        return new Opened<>(current, value -> shownTo(by, value), note, by, days(current, note), repeated);
    }

    /**
     * Finds what the same request has made before.
     *
     * @throws Refused.KeyReused when its key was given with another request
     */
    public final Optional<Recorded<A>> repeated(String id, ChangeNote note, Caller by) {
        return note.request() == null ? Optional.empty() : repeated(current(id, by), note, by);
    }

    /** Finds what the same request has made before, as far as its author may see that today. */
    private Optional<Recorded<A>> repeated(Current<A> now, ChangeNote note, Caller by) {
        var request = note.request();
        return request == null
                ? Optional.empty()
                : all.repeated(now, request).map(found -> {
                    var past = found.entry();
                    if (!isReadable(past, by)) {
                        throw new Refusal.Absent(now.id());
                    }
                    if (!found.isSame()) {
                        throw new Refused.KeyReused(now.id());
                    }
                    return shownAgain(now, past, by);
                });
    }

    private Recorded<A> shownAgain(Current<A> now, HistoryRecord<A> past, Caller by) {
        keep(by, now.id(), past.recorded(), List.of(now.value(), past.after()));
        return past.recorded();
    }

    protected final void refuseOutdated(Opened<A> opened, long seen) {
        refuseOutdated(opened.current, seen);
    }

    private void refuseOutdated(Current<A> current, long seen) {
        if (current.recorded().revision() != seen) {
            throw new Refused.OutdatedRevision(current.id(), seen);
        }
    }

    /** Returns it as a writer may know it: what it names and that one may not know of is not there for that writer, and stays. */
    protected A shownTo(Caller writer, A value) {
        return value;
    }

    /** Returns it as it is decided about at this moment: what it says of others may have changed there since it was written. */
    protected A today(A value) {
        return value;
    }

    /**
     * Returns a change that no decision made, of its texts or days alone, as it stands in what it belongs to: how far that is shown now
     * decides how far this is told.
     */
    protected Change<A, E> standing(A after, E event, Caller by) {
        return new Change<>(after, event);
    }

    /**
     * Stores what was decided about what was opened.
     *
     * @param change absent when nothing changes, and so nothing is stored or told
     * @throws Refused.OutdatedRevision when another change came first
     */
    public final Recorded<A> save(Opened<A> opened, @Nullable Change<A, E> change) {
        var repeated = opened.repeated;
        return repeated == null ? saved(opened.current, change, opened.note, opened.by()) : repeated;
    }

    /** Changes it as it stands, and decides again when another change comes first. */
    public Recorded<A> act(String id, ChangeNote note, Caller by, Decision<A, E> decision) {
        days(note);
        return again(id, () -> {
            var before = current(id, by);
            return repeated(before, note, by).orElseGet(() -> {
                refuseOthers(before, by);
                return decided(before, note, by, decision);
            });
        });
    }

    /** As {@link #act}, by one who may read it: whether this is theirs to change is the decision's to judge. */
    public Recorded<A> respond(String id, ChangeNote note, Caller by, Decision<A, E> decision) {
        days(note);
        return again(id, () -> {
            var before = current(id, by);
            return repeated(before, note, by).orElseGet(() -> decided(before, note, by, decision));
        });
    }

    /**
     * Changes it for a caller whom {@link #readIfAware} has let through: nothing of it is shown.
     *
     * @param decision may be repeated when another change comes first
     */
    public void note(String id, Caller by, Decision<A, E> decision) {
        var noted = again(id, () -> {
            var before = all.current(id).orElseThrow(() -> new Refusal.Absent(id));
            var change = decision.decide(before.value(), days(before, ChangeNote.NONE));
            return change == null
                    ? before.recorded()
                    : all.save(before, change.after(), change.event(), made(before, change, ChangeNote.NONE, by));
        });
        LOG.debug("{} has been noted at revision {}", id, noted.revision());
    }

    /**
     * As {@link #respond}, to what the caller has seen. An answer that was given before is given again, whatever has changed since.
     *
     * @param seen the revision that the answer is to
     * @throws Refused.OutdatedRevision when it is at another
     */
    public Recorded<A> answer(String id, long seen, ChangeNote note, Caller by, Decision<A, E> decision) {
        days(note);
        var before = current(id, by);
        var repeated = repeated(before, note, by);
        if (repeated.isPresent()) {
            return repeated.get();
        }
        if (before.recorded().revision() != seen && !isRepeated(before, note, decision)) {
            throw new Refused.OutdatedRevision(id, seen);
        }
        return decided(before, note, by, decision);
    }

    /**
     * As {@link #answer}, to a part of it: whatever else has changed since is no matter, so that many can answer at once.
     *
     * @param part what the answer is to
     */
    public Recorded<A> answer(
            String id, long seen, Function<A, Object> part, ChangeNote note, Caller by, Decision<A, E> decision) {
        days(note);
        var stood = new AtomicReference<@Nullable Optional<Object>>();
        return again(id, () -> {
                    var before = current(id, by);
                    return repeated(before, note, by)
                            .or(() -> isAsSeen(seen, before, part, by, stood) || isRepeated(before, note, decision)
                                    ? Optional.of(decided(before, note, by, decision))
                                    : Optional.<Recorded<A>>empty());
                })
                .orElseThrow(() -> new Refused.OutdatedRevision(id, seen));
    }

    /**
     * Tells whether a part is as the caller has seen it; a revision that the caller may not read was not seen.
     *
     * @param stood the part as it was seen, once it has been read: what is decided again does not read it again
     */
    private boolean isAsSeen(
            long seen,
            Current<A> now,
            Function<A, Object> part,
            Caller by,
            AtomicReference<@Nullable Optional<Object>> stood) {
        if (now.recorded().revision() == seen) {
            return true;
        }
        var then = stood.get();
        if (then == null) {
            then = all.entry(now.id(), seen)
                    .filter(past -> isReadable(past, by))
                    .map(past -> part.apply(past.after()));
            stood.set(then);
        }
        return then.filter(part.apply(now.value())::equals).isPresent();
    }

    private boolean isRepeated(Current<A> before, ChangeNote note, Decision<A, E> decision) {
        try {
            return decision.decide(before.value(), days(before, note)) == null;
        } catch (Refusal.Absent absent) {
            throw absent;
        } catch (Refusal | Refused refused) {
            // it is refused for being about what is no more, whatever would be said of it otherwise
            return false;
        }
    }

    /**
     * Takes a free text out of it and of all its history, wherever it is the caller's to strike. What is told of it does not repeat the
     * text. In a revision that the caller may not read there is no text, so that nobody finds out what stood there, nor erases it: it stays
     * there until one strikes it who may read it.
     */
    public Recorded<A> strike(String id, Striking what, ChangeNote note, Caller by) {
        days(note);
        var looked = new TextSearchCache();
        return again(id, () -> {
            var now = current(id, by);
            var repeated = repeated(now, note, by);
            if (repeated.isPresent()) {
                return repeated.get();
            }
            var before = now.recorded();
            var pointed = all.entry(id, what.revision() == null ? before.revision() : what.revision())
                    .filter(entry -> isReadable(entry, by));
            // what stands in an entry that one may not read is answered as what stands nowhere
            var found = pointed.flatMap(entry -> all.text(id, entry.revision(), what.field()));
            var today = today(before.value());
            boolean whole = rights.mayStrike(by, today)
                    && found.map(text -> mayStrike(by, id, today, text, looked)).orElse(true);
            if (!pointed.map(entry -> mayStrike(by, entry, what.field(), whole)).orElse(whole)) {
                throw new Refusal.NotYours(id);
            }
            var text = found.orElseThrow(
                    () -> new Refusal.Contradiction(new Fault("/field", what.field(), "text.absent")));
            var event = amended.apply(new Days(note, before, clock).ofAmendment(), List.of(what.property()));
            var change = standing(
                    all.without(
                            id,
                            before.value(),
                            (field, other) -> other.equals(text) && goesAlong(by, before.value(), field, whole)),
                    event,
                    by);
            var after = all.strike(
                    id,
                    before,
                    change.after(),
                    change.event(),
                    Circumstances.by(by, event.occurred(), note, null),
                    looked.places(
                            text,
                            whole,
                            earlier -> all.places(
                                    id,
                                    text,
                                    earlier,
                                    (stored, entry) -> entry == null
                                            ? whole
                                            : isReadable(entry, by) && goesAlong(by, entry, stored.field(), whole))));
            keep(by, id, after, List.of(before.value(), after.value()));
            return after;
        });
    }

    /**
     * Sets right the day on which an earlier change happened. What that change brought into the present state as its day goes along.
     *
     * @param parent id of what it belongs to; absent where it is found alone
     * @param seen the revision the writer started from
     * @param revision of the change
     * @throws Occurrence.OutOfOrder when it would be before the change before it, or after the one after it
     */
    public final Recorded<A> correct(
            @Nullable String parent, String id, long seen, long revision, ChangeNote note, Caller by) {
        if (parent != null) {
            read(parent, id, by);
        }
        return open(id, seen, note, by).once(opened -> corrected(opened, revision));
    }

    private Recorded<A> corrected(Opened<A> opened, long revision) {
        var now = opened.current;
        var note = opened.note;
        var by = opened.by();
        if (note.reason() == null) {
            throw new Refusal.MissingReason();
        }
        if (!note.isDated()) {
            throw new Refusal.Contradiction(new Fault("/change/occurred", null, "correction.noDay"));
        }
        var beside = all.neighbours(now, revision);
        var itself = beside.itself();
        // of an entry that one may not read nothing is said, as of one that is not there
        if (itself == null || !isReadable(itself, by)) {
            throw new Refusal.Contradiction(new Fault("/corrects", Long.toString(revision), "correction.absent"));
        }
        var stood = beside.stood();
        if (!mayCorrect(stood == null ? null : stood.after(), itself, by)) {
            throw new Refusal.NotYours(now.id(), "correction.ofOthers");
        }
        var day = Occurrence.ofMove(note, null, clock);
        if (day.equals(itself.occurred()) && note.occurredPeriod() == null) {
            return save(opened, null);
        }
        refuseCrossing(day, beside.before(), true, by);
        refuseCrossing(day, beside.after(), false, by);
        var bound = all.bound(now, revision, day, by.party());
        if (bound != null) {
            throw new Refusal.Permanent(bound.message(), bound.most());
        }
        var redated = all.redated(now, revision, day);
        refuseRedated(redated, day);
        var on = beside.after() == null ? day : now.recorded().occurred();
        var made = Circumstances.by(by, on, note, null);
        var change = standing(redated, amended.apply(on, List.of("change")), by);
        var after = saved(now, () -> all.correct(now, revision, day, change.after(), change.event(), made), made);
        keep(by, now.id(), after, List.of(now.value(), after.value()));
        return after;
    }

    private void refuseCrossing(LocalDate day, @Nullable HistoryRecord<A> other, boolean early, Caller by) {
        if (other != null && (early ? day.isBefore(other.occurred()) : day.isAfter(other.occurred()))) {
            throw new Occurrence.OutOfOrder(
                    day, early, other.occurred(), isReadable(other, by) ? other.revision() : null);
        }
    }

    /**
     * Tells whether the day of a change is a writer's to correct: that of the own party is, and of another what this writer may write as
     * well.
     *
     * @param before as it stood before that change; absent of the first
     */
    protected boolean mayCorrect(@Nullable A before, HistoryRecord<A> change, Caller by) {
        return change.by().party().equals(by.party());
    }

    /** Refuses a state that no decision would have led to on the day that a correction gives. */
    protected void refuseRedated(A corrected, LocalDate day) {
        // most have no days of their own that must fit
    }

    /** As {@link #strike(String, Striking, ChangeNote, Caller)}, found under the id of what it belongs to, if that is given. */
    public Recorded<A> strike(@Nullable String parent, String id, Striking what, ChangeNote note, Caller by) {
        var now = read(id, by);
        if (parent != null) {
            refuseElsewhere(parent, id, now);
        }
        return strike(id, what, note, by);
    }

    /** Tells whether it is the caller's to strike wherever it stands, by what would become of the whole and by who said it first. */
    private boolean mayStrike(Caller by, String id, A now, String text, TextSearchCache looked) {
        var struck = all.without(id, now, (field, other) -> other.equals(text));
        return rights.mayStrike(by, now, struck, () -> looked.writer(text, () -> writer(id, text, by)));
    }

    /** The code of the party whose change said it first, as far as the caller may read; none when it is nowhere. */
    private String writer(String id, String text, Caller by) {
        var writer = new AtomicReference<>("");
        all.walk(id, HistoryQuery.ALL.holding(text), past -> {
            boolean says = past.says(text) && isReadable(past, by);
            if (says) {
                writer.set(past.by().party());
            }
            return !says;
        });
        return writer.get();
    }

    /** Tells whether this text is the caller's to strike: the reason of a change is its author's, whosever the record is. */
    private boolean mayStrike(Caller by, HistoryRecord<A> entry, String field, boolean whole) {
        return field.startsWith(HistoryRecord.CHANGE)
                ? entry.by().party().equals(by.party())
                : mayStrike(by, entry.after(), field, whole);
    }

    private boolean mayStrike(Caller by, A state, String field, boolean whole) {
        return rights.writer(state, field).map(by.party()::equals).orElse(whole);
    }

    private boolean goesAlong(Caller by, HistoryRecord<A> entry, String field, boolean whole) {
        return field.startsWith(HistoryRecord.CHANGE)
                ? mayStrike(by, entry, field, whole)
                : goesAlong(by, entry.after(), field, whole);
    }

    /** Strikes with the whole what an offer repeats of it; a reason is its writer's own. */
    private boolean goesAlong(Caller by, A state, String field, boolean whole) {
        return mayStrike(by, state, field, whole)
                || (whole && field.startsWith("/offers/") && !field.endsWith("/reason"));
    }

    /** As it was, by one who may read what became of it. */
    private boolean isReadable(HistoryRecord<A> past, Caller reader) {
        return rights.readableThenBy(reader, List.of(past.after())).test(past.after());
    }

    private static <R> R again(String id, Supplier<R> change) {
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

    private Recorded<A> decided(Current<A> before, ChangeNote note, Caller by, Decision<A, E> decision) {
        return saved(before, decision.decide(before.value(), days(before, note)), note, by);
    }

    private Recorded<A> saved(Current<A> before, @Nullable Change<A, E> change, ChangeNote note, Caller by) {
        var after = change == null ? before.recorded() : saved(before, change, made(before, change, note, by));
        keep(by, before.id(), after, List.of(before.value(), after.value()));
        return after;
    }

    /** Stores a change; where an equal request came first, it is that one's. */
    private Recorded<A> saved(Current<A> before, Change<A, E> change, Circumstances made) {
        return saved(before, () -> all.save(before, change.after(), change.event(), made), made);
    }

    private Recorded<A> saved(Current<A> before, Supplier<Recorded<A>> save, Circumstances made) {
        try {
            return save.get();
        } catch (Refused.OutdatedRevision other) {
            var request = made.request();
            return Optional.ofNullable(request)
                    .flatMap(key -> all.repeated(current(before.id(), made.by()), key))
                    .filter(found -> isReadable(found.entry(), made.by()))
                    .map(found -> {
                        if (!found.isSame()) {
                            throw new Refused.KeyReused(before.id());
                        }
                        return found.entry().recorded();
                    })
                    .orElseThrow(() -> other);
        }
    }

    private Days days(Current<A> before, ChangeNote note) {
        return new Days(note, before.recorded(), clock);
    }

    private Circumstances made(Current<A> before, Change<A, E> change, ChangeNote note, Caller by) {
        return circumstances(change, note, by, isCorrection(before.value(), change.after()));
    }

    /** @throws Refusal.MissingReason when it sets right what is over, and nobody says why */
    private Circumstances circumstances(Change<A, E> change, ChangeNote note, Caller by, boolean correction) {
        if (correction && change.event().offeredBecause() == null) {
            refuseUnreasoned(note);
        }
        var made = Circumstances.by(
                by, change.event().occurred(), note, change.event().offerId());
        return correction ? made.correcting() : made;
    }

    /**
     * Tells whether a change sets right what is over. What leads back into life does not, nor does what is said of it by others: offers,
     * answers, and who sees it.
     */
    private boolean isCorrection(A before, A after) {
        return kind != null && kind.differ(before, after) && isOver(before) && isOver(after);
    }

    private boolean isOver(A value) {
        return (kind != null && kind.isOver(value)) || isWithinOver(value);
    }

    /** @throws Refusal.MissingReason when nobody says why something is set right */
    private static void refuseUnreasoned(ChangeNote note) {
        if (note.reason() == null) {
            throw new Refusal.MissingReason("reason.missingForCorrection");
        }
    }

    /** Refuses what would begin within what is over, unless its writer says why, before anything else is changed for it. */
    protected final void refuseUnreasoned(A begun, ChangeNote note) {
        if (isWithinOver(begun)) {
            refuseUnreasoned(note);
        }
    }

    /** Tells whether what it belongs to is over, and it with that. */
    protected boolean isWithinOver(A value) {
        return false;
    }

    /** Tells whether one is over, for any caller: to decide by it about what belongs to it. */
    public boolean isOver(String id) {
        return isOver(readUnchecked(id));
    }

    /**
     * Enters that something is set right which belongs to what is over and has no history of its own. Nothing is entered of what is not over.
     *
     * @param property the name of what is set right
     * @throws Refusal.MissingReason when nobody says why
     */
    protected final void correctPart(String id, String property, ChangeNote note, Caller by) {
        days(note);
        again(id, () -> {
            var before = current(id, by);
            return repeated(before, note, by).orElseGet(() -> {
                if (!isOver(before.value())) {
                    return before.recorded();
                }
                refuseOthers(before, by);
                var event = amended.apply(days(before, note).ofAmendment(), List.of(property));
                var change = new Change<>(before.value(), event);
                return saved(before, change, circumstances(change, note, by, true));
            });
        });
    }

    private void refuseOthers(Current<A> current, Caller by) {
        if (!rights.mayWrite(by, current.value())) {
            throw new Refusal.NotYours(current.id());
        }
    }

    /** Refuses to make what its writer could not read afterwards. */
    protected final void refuseUnreadable(String id, A made, Caller writer) {
        if (!rights.mayRead(writer, made)) {
            throw new Refusal.NotYours(id);
        }
    }

    /**
     * Reads it for one who goes on to change it.
     *
     * @throws Refusal.Absent when it is not there for this caller
     */
    protected final Current<A> current(String id, Caller by) {
        return visible(id, by, all::current, Current::value);
    }

    private Recorded<A> visible(String id, Caller reader) {
        return visible(id, reader, all::find, Recorded::value);
    }

    private <R> R visible(String id, Caller reader, Function<String, Optional<R>> find, Function<R, A> value) {
        long begun = System.nanoTime();
        var found = find.apply(id);
        if (found.isEmpty()) {
            rights.askInVain();
        }
        return found.filter(one -> rights.mayRead(reader, value.apply(one))).orElseThrow(() -> absent(id, begun));
    }

    private static Refusal.Absent absent(String id, long begun) {
        Steps.await(begun, STEP);
        return new Refusal.Absent(id);
    }
}
