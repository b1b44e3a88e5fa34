package eu.akkoord.platform.store;

/**
 * A free text as an entry of a history holds it.
 *
 * @param revision that the entry led to
 * @param name with a dot before a property of a property and without places in lists: {@code title}, {@code programme.title}; that
 *     of the reason of the change is {@code change.reason}
 * @param field points to it (RFC 6901) in the state, or is {@link HistoryRecord#REASON}
 * @param text what was written
 */
public record StoredText(long revision, String name, String field, String text) {
    private static final String STATE = "/state/";

    static StoredText of(long revision, String pointer, String text) {
        var field = pointer.startsWith(STATE) ? pointer.substring(STATE.length() - 1) : "/change" + pointer;
        var name = field.substring(1).replaceAll("/[0-9]+(?=/|$)", "").replace('/', '.');
        return new StoredText(revision, name, field, text);
    }
}
