package eu.akkoord.platform.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A strict parser of records: it accepts events of types in the contract, in a form that any store can hold. An unknown type may have a
 * meaning that this release does not know, so readers are upgraded before writers.
 */
public final class EventReading {
    /** Event types that any collection may have: changes of its confidentiality. */
    private static final List<String> OF_CONFIDENTIALITY = List.of("changed", "concealed", "revealed");

    /** The most an event may be, in bytes, by the NL GOV profile for CloudEvents. */
    private static final int LARGEST = 64 * 1024;

    private static final Pattern TOPIC = Pattern.compile("akkoord\\.([a-z]+)\\.v1");
    private static final Pattern NOTES =
            Pattern.compile("akkoord\\.([a-z]+)\\.(%s|%s)\\.v1".formatted(LogEvent.CLEARANCES, LogEvent.READS));
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,9}");
    private static final Pattern SUBJECT = Pattern.compile("[A-Za-z0-9-]{2,64}");
    private static final Pattern SEQUENCE = Pattern.compile("[0-9]{10}");
    private static final Pattern KEY = Pattern.compile("[A-Za-z][A-Za-z0-9]{0,63}");
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(32).build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .build();

    private final Set<String> types;

    /** @param types of the events that the contract describes, such as {@code eu.akkoord.agreements.v1.parties.notify.amended} */
    public EventReading(Set<String> types) {
        var all = new HashSet<>(types);
        for (var type : types) {
            var stem = type.substring(0, type.lastIndexOf('.') + 1);
            OF_CONFIDENTIALITY.forEach(participle -> all.add(stem + participle));
        }
        this.types = Set.copyOf(all);
    }

    /** @throws Unreadable when the record is no event of a type and version that we know */
    LogEvent read(ConsumerRecord<String, byte[]> record) {
        var notes = NOTES.matcher(record.topic());
        if (notes.matches()) {
            return note(record, notes.group(1), notes.group(2));
        }
        var topic = TOPIC.matcher(record.topic());
        var value = record.value();
        if (!topic.matches() || value == null || value.length > LARGEST) {
            throw new Unreadable("Not an event of at most %d bytes on a topic of ours".formatted(LARGEST));
        }
        JsonNode event;
        try {
            event = JSON.readTree(value);
        } catch (JacksonException e) {
            throw new Unreadable("Not JSON", e);
        }
        var type = event.path("type").asString("");
        if (!types.contains(type) || !type.contains(".v1.%s.notify.".formatted(topic.group(1)))) {
            throw new Unreadable("Not a type that this topic is known to have");
        }
        var subject = event.path("subject").asString("");
        var sequence = event.path("sequence").asString("");
        if (!SUBJECT.matcher(subject).matches()
                || !SEQUENCE.matcher(sequence).matches()
                || Long.parseLong(sequence) == 0) {
            throw new Unreadable("Without a subject and its sequence");
        }
        var data = event.path("data");
        return new LogEvent(
                new TopicPartition(record.topic(), record.partition()),
                record.offset(),
                topic.group(1),
                subject,
                Long.parseLong(sequence),
                type.substring(type.lastIndexOf('.') + 1),
                Instant.ofEpochMilli(record.timestamp()),
                data.isObject() ? document(data) : null);
    }

    /** No event: it says nothing but of what, and how often. */
    private static LogEvent note(ConsumerRecord<String, byte[]> record, String collection, String of) {
        var id = record.key() == null ? "" : record.key();
        var number = record.value() == null ? "" : new String(record.value(), StandardCharsets.UTF_8);
        if (!SUBJECT.matcher(id).matches() || !NUMBER.matcher(number).matches()) {
            throw new Unreadable("Not the id of a thing and a number");
        }
        return new LogEvent(
                new TopicPartition(record.topic(), record.partition()),
                record.offset(),
                collection,
                id,
                Long.parseLong(number),
                of,
                Instant.ofEpochMilli(record.timestamp()),
                null);
    }

    private static Document document(JsonNode object) {
        var document = new Document();
        for (var member : object.properties()) {
            if (!KEY.matcher(member.getKey()).matches()) {
                throw new Unreadable("A property bears a name that cannot be kept");
            }
            document.put(member.getKey(), value(member.getValue()));
        }
        return document;
    }

    private static @Nullable Object value(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> document(node);
            case ARRAY -> {
                var list = new ArrayList<@Nullable Object>();
                node.forEach(item -> list.add(value(item)));
                yield list;
            }
            case STRING -> node.stringValue();
            case BOOLEAN -> node.booleanValue();
            case NUMBER -> number(node);
            case NULL, MISSING, BINARY, POJO -> null;
        };
    }

    private static Number number(JsonNode node) {
        if (node.isInt()) {
            return node.intValue();
        }
        return node.canConvertToLong() && node.isIntegralNumber() ? node.longValue() : node.asDouble();
    }
}
