package eu.akkoord.platform.servicetest.cost;

import tools.jackson.databind.JsonNode;

/** The type that a schema gives its values. One that may be null as well has two. */
public final class SchemaType {
    private SchemaType() {}

    public static boolean isText(JsonNode schema) {
        return is(schema, "string");
    }

    public static boolean isList(JsonNode schema) {
        return is(schema, "array");
    }

    public static boolean is(JsonNode schema, String type) {
        var types = schema.path("type");
        return types.asString("").equals(type)
                || types.valueStream().anyMatch(one -> one.asString("").equals(type));
    }
}
