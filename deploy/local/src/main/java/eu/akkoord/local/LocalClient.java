package eu.akkoord.local;

import java.util.List;

/**
 * A client of the local issuer, and whom it stands for.
 *
 * @param name as {@code deploy/run token NAME} takes it
 */
record LocalClient(String name, String party, String organisation, List<String> roles, List<String> scopes) {
    static final List<LocalClient> ALL = List.of(
            reader("reader-vl", "VL", "abb"),
            reader("reader-nl", "NL", "szw"),
            officer("officer-vl", "VL", "abb"),
            officer("officer-nl", "NL", "szw"));

    private static LocalClient reader(String name, String party, String organisation) {
        return new LocalClient(name, party, organisation, List.of("reader"), List.of("akkoord:read"));
    }

    private static LocalClient officer(String name, String party, String organisation) {
        return new LocalClient(
                name, party, organisation, List.of("reader", "officer"), List.of("akkoord:read", "akkoord:write"));
    }
}
