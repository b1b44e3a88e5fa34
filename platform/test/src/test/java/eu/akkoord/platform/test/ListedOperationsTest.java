package eu.akkoord.platform.test;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.bson.BsonDocument;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListedOperationsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "find; {find: 'notes', filter: {$and: [{_id: 'a'}, {revision: {$lte: 1}}]}, limit: 1, singleBatch: true}",
                "update; {update: 'notes', updates: [{q: {_id: 'a'}, u: {$push: {entries: {$each: []}}}, upsert: true}]}",
                "update; {update: 'notes', updates: [{q: {_id: 'a'}, u: {$pull: {outbox: {revision: {$lte: 1}}}}}]}"
            })
    void what_is_listed_may_be_asked(String name, String command) {
        assertThatCode(() -> ListedOperations.check(name, BsonDocument.parse(command)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "mapReduce; {mapReduce: 'notes'}; mapReduce",
                "findAndModify; {findAndModify: 'notes', query: {_id: 'a'}, update: {$set: {a: 1}}}; findAndModify",
                "find; {find: 'notes', filter: {_id: 'a'}, hint: 'pending'}; hint",
                "find; {find: 'notes', filter: {$and: [{_id: {$regex: '^a'}}]}}; $regex",
                "update; {update: 'notes', updates: [{q: {_id: 'a'}, u: {$rename: {one: 'two'}}}]}; $rename",
                "update; {update: 'notes', updates: [{q: {_id: 'a'}, u: {$push: {entries: {$each: [], $slice: 2}}}}]}; $slice",
                "update; {update: 'notes', updates: [{q: {_id: 'a'}, u: {$pull: {entries: {n: {$mod: [2, 0]}}}}}]}; $mod",
                "delete; {delete: 'notes', deletes: [{q: {_id: {$exists: true}}, limit: 1}]}; $exists"
            })
    void anything_else_fails_the_test_that_asks_it(String name, String command, String named) {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> ListedOperations.check(name, BsonDocument.parse(command)))
                .withMessageContaining(named);
    }
}
