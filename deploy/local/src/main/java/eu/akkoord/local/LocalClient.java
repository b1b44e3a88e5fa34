package eu.akkoord.local;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A client of the local issuer, and whom it stands for.
 *
 * @param name as {@code deploy/run token NAME} takes it
 * @param opaque whether its tokens say nothing by themselves, as those of Flanders do
 */
record LocalClient(
        String name, String party, String organisation, List<String> roles, List<String> scopes, boolean opaque) {
    /** Of the services, to ask the issuer what an opaque token means; it stands for nobody. */
    static final String SERVICES = "services";

    private static final List<String> READ = List.of("akkoord:read");
    private static final List<String> READ_AND_WRITE = List.of("akkoord:read", "akkoord:write");

    /** Each scope of the contract: names of persons too, and what is for partners, which adds nothing for staff. */
    private static final List<String> EVERYTHING = ContractScopes.all();

    static final List<LocalClient> ALL = List.of(
            flemish("reader-vl", List.of("reader"), READ),
            dutch("reader-nl", List.of("reader"), READ),
            german("reader-de-nw", List.of("reader"), READ),
            flemish("officer-vl", List.of("officer"), EVERYTHING),
            dutch("officer-nl", List.of("officer"), EVERYTHING),
            german("officer-de-nw", List.of("officer"), EVERYTHING),
            flemish("coordinator-vl", List.of("coordinator"), EVERYTHING),
            dutch("coordinator-nl", List.of("coordinator"), EVERYTHING),
            german("coordinator-de-nw", List.of("coordinator"), EVERYTHING),
            flemish("auditor", List.of("auditor"), READ),
            flemish("operator", List.of("operator"), READ_AND_WRITE),
            flemish("partner-vl", List.of(), forPartners()),
            dutch("partner-nl", List.of(), forPartners()),
            new LocalClient("opaque-vl", "VL", "abb", List.of("reader"), READ, true));

    static final List<String> PARTIES =
            ALL.stream().map(LocalClient::party).distinct().toList();

    private static LocalClient flemish(String name, List<String> roles, List<String> scopes) {
        return new LocalClient(name, "VL", "abb", roles, scopes, false);
    }

    private static LocalClient dutch(String name, List<String> roles, List<String> scopes) {
        return new LocalClient(name, "NL", "szw", roles, scopes, false);
    }

    /** Of a Land that is registered by none of the demonstration data, for whoever wants to try a third party. */
    private static LocalClient german(String name, List<String> roles, List<String> scopes) {
        return new LocalClient(name, "DE-NW", "stk", roles, scopes, false);
    }

    private static List<String> forPartners() {
        return EVERYTHING.stream()
                .filter(scope -> !READ_AND_WRITE.contains(scope))
                .toList();
    }

    /** All that the clients of a party say of this, each once, as a setting takes it: what the services must believe, and no more. */
    static String asserted(String party, Function<LocalClient, Collection<String>> said) {
        return ALL.stream()
                .filter(client -> client.party().equals(party))
                .flatMap(client -> said.apply(client).stream())
                .distinct()
                .sorted()
                .collect(Collectors.joining(","));
    }
}
