package eu.akkoord.platform.test.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The rules of both governments that show in the document itself (docs/standards.md). */
class OpenApiDocumentTest {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");
    private static final Set<String> ROLES = Set.of("reader", "officer", "coordinator", "auditor", "operator");

    private final JsonNode document = Documents.openApi();
    private final Map<String, JsonNode> operations = operations();
    private final Map<String, JsonNode> schemas = members(document.at("/components/schemas"));
    private final List<String> faults = new ArrayList<>();

    @Test
    void the_document_says_what_it_is_and_where() {
        assertThat(document.path("openapi").asString()).isEqualTo("3.0.3");
        assertThat(document.at("/info/version").asString()).matches("[0-9]+\\.[0-9]+\\.[0-9]+");
        assertThat(document.at("/info/contact").propertyNames()).contains("name", "url", "email");
        assertThat(document.at("/servers/0/url").asString())
                .startsWith("https://")
                .endsWith("/akkoord/v1");
    }

    @Test
    void paths_are_lowercase_words_without_a_trailing_slash() {
        assertThat(members(document.path("paths")).keySet())
                .isNotEmpty()
                .allMatch(path -> path.matches("(/[a-z]+(/\\{[a-z][A-Za-z]*Id})?)+"));
    }

    @Test
    void each_operation_has_a_declared_tag_a_name_of_its_own_and_words() {
        var tags = document.path("tags").findValuesAsString("name");
        var names = new HashSet<String>();
        operations.forEach((name, operation) -> {
            check(
                    operation.path("tags").size() == 1
                            && tags.contains(operation.at("/tags/0").asString()),
                    name,
                    "tag");
            check(names.add(operation.path("operationId").asString()), name, "operationId is not its own");
            check(operation.path("operationId").asString().matches("[a-z][A-Za-z]+"), name, "operationId");
            check(!operation.path("summary").asString("").isBlank(), name, "summary");
            check(!operation.path("description").asString("").isBlank(), name, "description");
        });
        assertThat(faults).isEmpty();
    }

    @Test
    void each_operation_says_who_may_ask() {
        operations.forEach((name, operation) -> {
            var security = operation.path("security");
            var role = operation.path("x-role").asString("");
            var partners = Documents.texts(operation.path("x-scopes"));
            if (security.isArray() && security.isEmpty()) {
                check(role.isEmpty() && partners.isEmpty(), name, "is open and asks a role or a scope");
                return;
            }
            check(ROLES.contains(role), name, "role");
            var other = operation.path("x-other-role").asString("");
            check(other.isEmpty() || (ROLES.contains(other) && !other.equals(role)), name, "other role");
            var alternatives = new ArrayList<List<String>>();
            security.forEach(alternative -> alternatives.add(Documents.texts(alternative.path("Oauth"))));
            var reads = name.startsWith("get ") || name.endsWith("/query");
            var staff = new ArrayList<>(List.of(reads ? "akkoord:read" : "akkoord:write"));
            staff.addAll(Documents.texts(operation.path("x-staff-scopes")));
            check(
                    alternatives.equals(partners.isEmpty() ? List.of(staff) : List.of(staff, partners)),
                    name,
                    "security is not what x-role, x-staff-scopes and x-scopes say");
        });
        assertThat(faults).isEmpty();
    }

    @Test
    void what_an_answer_carries_along_stands_at_an_address_of_its_own() {
        operations.forEach((name, operation) -> {
            var embeds = members(operation.path("x-embeds"));
            embeds.forEach((embed, address) ->
                    check(operations.containsKey("get " + address.asString()), name, embed + " stands nowhere"));
            var asked = new ArrayList<String>();
            operation.path("parameters").forEach(parameter -> {
                if (resolved(parameter).path("name").asString().equals("embed")) {
                    asked.addAll(Documents.texts(
                            resolved(resolved(parameter).at("/schema/items")).path("enum")));
                }
            });
            check(List.copyOf(embeds.keySet()).equals(asked), name, "x-embeds is not what embed takes");
        });
        assertThat(faults).isEmpty();
    }

    @Test
    void no_text_of_a_request_may_be_blank() {
        operations.forEach((name, operation) -> members(
                        resolved(operation.path("requestBody")).path("content"))
                .values()
                .forEach(content -> refuseBlank(name, content.path("schema"))));
        assertThat(faults).isEmpty();
    }

    /** A pattern that asks for a sign, or a closed set of values. */
    private void refuseBlank(String place, JsonNode reference) {
        var schema = resolved(reference);
        if (schema.path("readOnly").asBoolean(false)) {
            return;
        }
        if (schema.path("type").asString("").equals("string")) {
            check(schema.has("pattern") || schema.has("format") || schema.has("enum"), place, "may be blank");
        }
        schema.path("allOf").forEach(part -> refuseBlank(place, part));
        members(schema.path("properties")).forEach((name, inner) -> refuseBlank(place + "/" + name, inner));
        if (schema.has("items")) {
            refuseBlank(place + "/*", schema.path("items"));
        }
    }

    @Test
    void a_scope_is_declared_and_opens_reading_only_or_making_offers() {
        var declared = document.at("/components/securitySchemes/Oauth/flows/clientCredentials/scopes");
        operations.forEach((name, operation) -> {
            var lists = new ArrayList<>(List.of(operation.path("x-scopes"), operation.path("x-staff-scopes")));
            lists.addAll(members(operation.path("x-collection-scopes")).values());
            for (var list : lists) {
                for (var scope : Documents.texts(list)) {
                    check(declared.has(scope), name, scope + " is not declared");
                    var offers = scope.equals("offers.write") && name.matches("(get|post) /visits/.*/offers(/[^/]+)?");
                    check(offers || scope.matches("[a-z]+\\.read"), name, scope);
                }
            }
        });
        assertThat(faults).isEmpty();
    }

    @Test
    void each_answer_bears_the_version_and_each_error_is_a_problem() {
        operations.forEach((name, operation) -> {
            var answers = members(operation.path("responses"));
            check(answers.containsKey("400") && answers.containsKey("default"), name, "400 and default");
            answers.forEach((status, answer) -> {
                var described = resolved(answer);
                check(described.path("headers").has("Api-Version"), name, status + " without Api-Version");
                if (!status.startsWith("2")) {
                    var content = described.at("/content/application~1problem+json/schema/$ref");
                    check(content.asString("").contains("Problem"), name, status + " is no problem");
                }
            });
        });
        assertThat(faults).isEmpty();
    }

    @Test
    void what_is_created_has_an_address_and_a_revision() {
        operations.forEach((name, operation) -> {
            // what changes many things made none of them, and each has its own address; what only asks makes nothing
            if (name.startsWith("post ")
                    && !name.endsWith("/query")
                    && !operation.path("x-bulk").asBoolean()) {
                var headers = operation.at("/responses/201/headers");
                check(headers.has("Location"), name, "201 without Location");
                // what operators do to projections has no revisions, and those of grants count what not every reader is
                // told of
                boolean counted =
                        !name.startsWith("post /projections/") && !name.matches(".*/(grants|recoveries)\\b.*");
                check(headers.has("ETag") == counted, name, "201 without ETag, or with one");
            }
        });
        assertThat(faults).isEmpty();
    }

    @Test
    void a_change_names_the_revision_it_starts_from() {
        operations.forEach((name, operation) -> {
            if (name.startsWith("patch ") || name.endsWith("/transitions")) {
                var parameters = operation.path("parameters").findValuesAsString("$ref");
                check(parameters.contains("#/components/parameters/IfMatchHeader"), name, "If-Match");
                check(operation.path("responses").has("412"), name, "412");
                check(operation.path("responses").has("428"), name, "428");
            }
            if (name.startsWith("patch ")) {
                var content = operation.at("/requestBody/content");
                check(content.has("application/merge-patch+json") && content.has("application/json"), name, "content");
            }
        });
        assertThat(faults).isEmpty();
    }

    @Test
    void names_are_in_camel_case_and_say_something() {
        schemas.keySet().forEach(name -> check(name.matches("([A-Z][a-z0-9]+)+"), name, "name of a schema"));
        everySchema((place, schema) -> members(schema.path("properties"))
                .keySet()
                .forEach(property -> check(
                        property.matches("[a-z][a-z0-9]*([A-Z][a-z0-9]*)*")
                                && !Set.of("info", "data").contains(property),
                        place,
                        property)));
        everySchema((place, schema) -> schema.path("enum").forEach(code -> {
            if (!place.startsWith("CloudEvent")) {
                var sign = place.contains("Sort") ? "-?" : "";
                check(code.asString().matches(sign + "[a-z][A-Za-z]*"), place, code.asString());
            }
        }));
        assertThat(faults).isEmpty();
    }

    @Test
    void schemas_are_composed_by_allOf_alone_and_stay_open() {
        everySchema((place, schema) -> {
            check(!schema.has("oneOf") && !schema.has("anyOf"), place, "oneOf or anyOf");
            check(schema.path("additionalProperties").asBoolean(true), place, "closed");
            check(!(schema.has("allOf") && schema.has("properties")), place, "properties beside allOf");
        });
        assertThat(faults).isEmpty();
    }

    @Test
    void only_a_patch_takes_null_and_nothing_read_only_is_required() {
        everySchema((place, schema) -> {
            if (schema.path("nullable").asBoolean(false)) {
                check(place.split("/", 2)[0].endsWith("Patch"), place, "nullable");
            }
            for (var required : Documents.texts(schema.path("required"))) {
                var property = resolved(schema.path("properties").path(required));
                check(!property.isMissingNode(), place, required + " is required but unknown");
                check(!property.path("readOnly").asBoolean(false), place, required + " is read only and required");
            }
        });
        assertThat(faults).isEmpty();
    }

    @Test
    void a_name_has_the_same_bounds_wherever_someone_or_something_is_named() {
        schemas.forEach((name, schema) -> {
            if (name.endsWith("Name")) {
                checkNaming(schema, name);
            }
            members(schema.path("properties")).forEach((property, inner) -> {
                if (Set.of("function", "organisation").contains(property) && inner.has("maxLength")) {
                    checkNaming(inner, name + "." + property);
                }
            });
        });
        assertThat(faults).isEmpty();
    }

    private void checkNaming(JsonNode schema, String name) {
        if (schema.path("type").asString().equals("string")) {
            check(schema.path("minLength").asInt() == 1, name, "minLength");
            check(schema.path("maxLength").asInt() == 200, name, "maxLength");
            check(schema.path("pattern").asString("").equals("\\S"), name, "pattern");
        }
    }

    @Test
    void everything_has_a_bound() {
        everySchema((place, schema) -> {
            switch (schema.path("type").asString("")) {
                case "string" -> {
                    var bounded = schema.has("maxLength")
                            || schema.has("enum")
                            || schema.path("format").asString("").startsWith("date");
                    check(bounded, place, "string without a length");
                }
                case "array" -> check(schema.has("maxItems"), place, "array without a size");
                case "integer" -> check(schema.has("minimum") && schema.has("maximum"), place, "number without bounds");
                default -> {
                    // an object is as large as its properties, and a reference is bounded where it leads
                }
            }
        });
        assertThat(faults).isEmpty();
    }

    private void check(boolean right, String place, String what) {
        if (!right) {
            faults.add(place + ": " + what);
        }
    }

    private void everySchema(BiConsumer<String, JsonNode> visitor) {
        schemas.forEach((name, schema) -> visit(name, schema, visitor));
    }

    private static void visit(String place, JsonNode schema, BiConsumer<String, JsonNode> visitor) {
        visitor.accept(place, schema);
        members(schema.path("properties")).forEach((name, property) -> visit(place + "/" + name, property, visitor));
        if (schema.has("items")) {
            visit(place + "/items", schema.path("items"), visitor);
        }
        schema.path("allOf").forEach(part -> visit(place + "/allOf", part, visitor));
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.path("$ref").asString().substring(1)) : node;
    }

    private Map<String, JsonNode> operations() {
        var found = new LinkedHashMap<String, JsonNode>();
        members(document.path("paths"))
                .forEach((path, item) -> members(item).forEach((method, operation) -> {
                    if (METHODS.contains(method)) {
                        found.put(method + " " + path, operation);
                    }
                }));
        return found;
    }

    private static Map<String, JsonNode> members(JsonNode node) {
        var members = new LinkedHashMap<String, JsonNode>();
        node.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
        return members;
    }
}
