package eu.akkoord.platform.store;

import eu.akkoord.platform.core.facts.State;
import java.util.Set;
import org.bson.Document;

/**
 * Shape of an aggregate whose stored form is declared.
 *
 * @param <A> the aggregate
 * @param <E> its domain event
 */
public record DeclaredShape<A, E>(State<A> state, Announcements<A, E> announcements) implements Shape<A, E> {
    @Override
    public Document write(A aggregate) {
        return new Document(state.write(aggregate));
    }

    @Override
    public A read(String id, Document stored) {
        return state.read(id, stored);
    }

    @Override
    public A read(String id, Document stored, long revision) {
        return state.read(id, stored, revision);
    }

    @Override
    public Set<String> texts() {
        return state.texts();
    }

    @Override
    public Set<String> saidLater() {
        return state.saidLater();
    }

    @Override
    public Announcement announce(A after, E event) {
        return announcements.of(after, event);
    }
}
