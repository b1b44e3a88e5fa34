package eu.akkoord.platform.core.facts;

/**
 * Column of a table of items.
 *
 * @param name of a property, with a dot before a property of a property
 */
public record Column(String name, Type type) {
    /** Kind of value, by which a spreadsheet sorts and filters. */
    public enum Type {
        PLAIN,
        DAY,
        MOMENT
    }

    public static Column plain(String name) {
        return new Column(name, Type.PLAIN);
    }

    public static Column day(String name) {
        return new Column(name, Type.DAY);
    }

    public static Column moment(String name) {
        return new Column(name, Type.MOMENT);
    }
}
