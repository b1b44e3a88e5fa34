package eu.akkoord.platform.test;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Calls every operation of the contract on the class path as every kind of caller, and says where a running service lets in
 * or turns away another than the document says. Reads the document by itself, so that it does not share a mistake with the
 * door it tests.
 */
public final class ContractAdmissions {
    private static final List<String> ROLES = List.of("reader", "officer", "coordinator", "auditor", "operator");

    /** Roles by the role that includes them. */
    private static final Map<String, Set<String>> MEANT = Map.of(
            "reader", Set.of("reader"),
            "officer", Set.of("officer", "reader"),
            "coordinator", Set.of("coordinator", "officer", "reader"),
            "auditor", Set.of("auditor"),
            "operator", Set.of("operator"));

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI base;
    private final boolean leavesDeputies;
    private final List<String> faults = new ArrayList<>();
    private int calls;

    private ContractAdmissions(URI base, boolean leavesDeputies) {
        this.base = base;
        this.leavesDeputies = leavesDeputies;
    }

    /** @param role absent for a partner's client */
    private record Asker(String name, @Nullable String role, Set<String> scopes) {
        String token() {
            return TestTokens.token("VL", "abb", role == null ? List.of() : List.of(role), String.join(" ", scopes));
        }
    }

    /**
     * @param base the address of the API, with {@code /akkoord/v1}
     * @return one line for each answer that is not as promised; a line too when nothing was asked
     */
    public static List<String> faults(URI base) {
        return faults(base, false);
    }

    /**
     * The same of a door behind which it is known who stands in for a coordinator: it lets officers by where coordinators go.
     *
     * @param base the address of the API, with {@code /akkoord/v1}
     */
    public static List<String> faultsBeforeDeputies(URI base) {
        return faults(base, true);
    }

    private static List<String> faults(URI base, boolean leavesDeputies) {
        var walk = new ContractAdmissions(base, leavesDeputies);
        ContractOperation.all().forEach(walk::walk);
        if (walk.calls == 0) {
            walk.faults.add("The contract has no operations");
        }
        return walk.faults;
    }

    private void walk(ContractOperation operation) {
        var answer = call(operation, null);
        if (operation.open()) {
            expectAdmitted(operation, "nobody", answer);
            return;
        }
        expect(operation, "nobody", answer, 401, "noAccessToken", Set.of());
        for (var asker : askers(operation)) {
            check(operation, asker);
        }
        operation.embeds().forEach((name, carried) -> checkEmbed(operation, name, carried));
        operation.collectionScopes().forEach((collection, scopes) -> checkCollection(operation, collection, scopes));
    }

    /** Nobody reads of a collection by an operation that serves all of them what the collection itself would refuse them. */
    private void checkCollection(ContractOperation operation, String collection, Set<String> scopes) {
        var all = new TreeSet<>(operation.partnerScopes());
        all.addAll(scopes);
        // the second spelling is the same path to whoever decodes it
        for (var id : List.of(collection + ".bestaat-niet.1", encoded(collection) + ".bestaat-niet.1")) {
            var without = new Asker("partner without " + scopes, null, without(ContractOperation.allScopes(), scopes));
            expect(operation, without.name(), call(operation, without.token(), id, ""), 403, "missingScope", all);
            var with = new Asker("partner with " + all, null, all);
            expectAdmitted(operation, with.name(), call(operation, with.token(), id, ""));
            var staff = new Asker("staff asking about " + collection, operation.role(), operation.staffScopes());
            expectAdmitted(operation, staff.name(), call(operation, staff.token(), id, ""));
        }
    }

    private static String encoded(String word) {
        return "%%%02X%s".formatted((int) word.charAt(0), word.substring(1));
    }

    /** Whoever may ask an operation has by it nothing that another one would refuse them. */
    private void checkEmbed(ContractOperation operation, String name, ContractOperation carried) {
        var embed = "?embed=" + name;
        expectCarried(
                operation,
                carried.staffScopes(),
                new Asker("staff with embed " + name, operation.role(), operation.staffScopes()),
                embed);
        if (operation.partnerScopes().isEmpty()) {
            return;
        }
        var partner = new Asker("partner with embed " + name, null, operation.partnerScopes());
        if (carried.partnerScopes().isEmpty()) {
            var answer = call(operation, partner.token(), embed);
            expect(operation, partner.name(), answer, 403, "missingPermission", Set.of());
            return;
        }
        expectCarried(operation, carried.partnerScopes(), partner, embed);
        var both = new TreeSet<>(operation.partnerScopes());
        both.addAll(carried.partnerScopes());
        expectCarried(
                operation, carried.partnerScopes(), new Asker(partner.name() + " and both scopes", null, both), embed);
    }

    private void expectCarried(ContractOperation operation, Set<String> needed, Asker asker, String embed) {
        var answer = call(operation, asker.token(), embed);
        if (asker.scopes().containsAll(needed)) {
            expectAdmitted(operation, asker.name(), answer);
        } else {
            expect(operation, asker.name(), answer, 403, "missingScope", needed);
        }
    }

    private static List<Asker> askers(ContractOperation operation) {
        var askers = new ArrayList<Asker>();
        for (var role : ROLES) {
            askers.add(new Asker(role, role, operation.staffScopes()));
            askers.add(new Asker(role + " without scopes", role, Set.of()));
            askers.add(new Asker(
                    role + " with scopes for partners only",
                    role,
                    without(ContractOperation.allScopes(), operation.staffScopes())));
        }
        askers.add(new Asker("partner", null, operation.partnerScopes()));
        askers.add(new Asker(
                "partner without its scope", null, without(ContractOperation.allScopes(), operation.partnerScopes())));
        askers.add(new Asker("partner without scopes", null, Set.of()));
        return askers;
    }

    private void check(ContractOperation operation, Asker asker) {
        var needed = asker.role() == null ? operation.partnerScopes() : operation.staffScopes();
        var known = asker.role() == null
                ? !needed.isEmpty()
                : MEANT.getOrDefault(asker.role(), Set.of()).contains(operation.role())
                        || operation.otherRole().equals(asker.role())
                        || (leavesDeputies
                                && "officer".equals(asker.role())
                                && operation.role().equals("coordinator"));
        var answer = call(operation, asker.token());
        if (!known) {
            expect(operation, asker.name(), answer, 403, "missingPermission", Set.of());
        } else if (!asker.scopes().containsAll(needed)) {
            expect(operation, asker.name(), answer, 403, "missingScope", needed);
        } else {
            expectAdmitted(operation, asker.name(), answer);
        }
    }

    /** Expects the door to admit it; later refusals are fine: nothing is at this id, and the input is incomplete. */
    private void expectAdmitted(ContractOperation operation, String asker, Answer answer) {
        if (answer.status() == 401 || answer.status() == 403 || answer.status() >= 500) {
            faults.add("%s as %s answers %d %s".formatted(operation, asker, answer.status(), answer.type()));
        }
    }

    private void expect(
            ContractOperation operation, String asker, Answer answer, int status, String type, Set<String> scopes) {
        if (answer.status() != status
                || !answer.type().endsWith(":" + type)
                || !answer.scopes().equals(scopes)
                || !answer.authenticate().startsWith("Bearer ")) {
            faults.add(
                    "%s as %s answers %s, and not %d %s %s".formatted(operation, asker, answer, status, type, scopes));
        }
    }

    private record Answer(int status, String type, Set<String> scopes, String authenticate) {
        static Answer of(HttpResponse<InputStream> response) throws IOException {
            try (var body = response.body()) {
                var status = response.statusCode();
                // the body of a good answer may be a stream that does not end
                var problem = status < 400
                        ? JsonMapper.shared().createObjectNode()
                        : JsonMapper.shared().readTree(body);
                return new Answer(
                        status,
                        problem.path("type").asString(""),
                        ContractOperation.texts(problem.path("requiredScopes")),
                        response.headers().firstValue("WWW-Authenticate").orElse(""));
            }
        }
    }

    private Answer call(ContractOperation operation, @Nullable String token) {
        return call(operation, token, "");
    }

    private Answer call(ContractOperation operation, @Nullable String token, String query) {
        return call(operation, token, "nothing-here", query);
    }

    private Answer call(ContractOperation operation, @Nullable String token, String id, String query) {
        calls++;
        var path = operation.template().replaceAll("\\{[^}]*}", id) + query;
        var request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofSeconds(20))
                .method(operation.method(), BodyPublishers.noBody());
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            return Answer.of(http.send(request.build(), BodyHandlers.ofInputStream()));
        } catch (IOException unanswered) {
            throw new UncheckedIOException(operation + " was not answered", unanswered);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static Set<String> without(Set<String> all, Set<String> some) {
        var rest = new TreeSet<>(all);
        rest.removeAll(some);
        return rest;
    }
}
