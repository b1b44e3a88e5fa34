package eu.akkoord.platform.store;

import com.mongodb.MongoException;
import java.util.Set;

/** The certainty about a command that failed. */
public enum StoreFailure {
    /** It was never sent: no server could be reached in time. */
    NOT_SENT,
    /** The server refused it, and did nothing of it. */
    REFUSED,
    /** It was sent, and may have been carried out, wholly or in part. */
    UNKNOWN;

    private static final Set<String> BEFORE = Set.of(
            "MongoClientException",
            "MongoConfigurationException",
            "MongoConnectionPoolClearedException",
            "MongoIncompatibleDriverException",
            "MongoSecurityException",
            "MongoServerUnavailableException",
            "MongoSocketOpenException",
            "MongoTimeoutException",
            "MongoUpdatedEncryptedFieldsException");

    private static final Set<String> BY_THE_SERVER = Set.of(
            "DuplicateKeyException",
            "MongoChangeStreamException",
            "MongoCommandException",
            "MongoCursorNotFoundException",
            "MongoGridFSException",
            "MongoNodeIsRecoveringException",
            "MongoNotPrimaryException",
            "MongoQueryException",
            "MongoServerException",
            "MongoStalePrimaryException",
            "MongoWriteException");

    private static final Set<String> AFTER = Set.of(
            "ClientBulkWriteException",
            "MongoBulkWriteException",
            "MongoException",
            "MongoExecutionTimeoutException",
            "MongoInternalException",
            "MongoInterruptedException",
            "MongoOperationTimeoutException",
            "MongoSocketClosedException",
            "MongoSocketException",
            "MongoSocketReadException",
            "MongoSocketReadTimeoutException",
            "MongoSocketWriteException",
            "MongoSocketWriteTimeoutException",
            "MongoWriteConcernException",
            "MongoWriteConcernWithResponseException",
            "WriteConcernException");

    public static StoreFailure of(MongoException failure) {
        return of(failure.getClass());
    }

    /** Each class has its own answer, since some that mean little are subclasses of some that mean much. */
    static StoreFailure of(Class<?> failure) {
        if (BEFORE.contains(failure.getSimpleName())) {
            return NOT_SENT;
        }
        return BY_THE_SERVER.contains(failure.getSimpleName()) ? REFUSED : UNKNOWN;
    }

    /** Tells whether this class was thought of; any other counts as one after which nothing is known. */
    static boolean knows(Class<?> failure) {
        var name = failure.getSimpleName();
        return BEFORE.contains(name) || BY_THE_SERVER.contains(name) || AFTER.contains(name);
    }
}
