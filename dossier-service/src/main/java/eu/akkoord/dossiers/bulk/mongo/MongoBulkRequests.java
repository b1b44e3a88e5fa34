package eu.akkoord.dossiers.bulk.mongo;

import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import eu.akkoord.dossiers.bulk.BulkRequests;
import eu.akkoord.platform.core.Sha256;
import eu.akkoord.platform.core.authority.RequestKey;
import eu.akkoord.platform.core.change.Refused;
import eu.akkoord.platform.store.Forms;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.bson.Document;
import org.springframework.stereotype.Repository;

/** One document for each, under its day and a digest of its key; those of former days are deleted when the first of a day is stored. */
@Repository
class MongoBulkRequests implements BulkRequests {
    private final MongoCollection<Document> requests;
    private final Clock clock;
    private final AtomicReference<LocalDate> swept = new AtomicReference<>(LocalDate.EPOCH);

    MongoBulkRequests(MongoDatabase database, Clock clock) {
        this.requests = database.getCollection("bulk_requests");
        this.clock = clock;
    }

    @Override
    public Optional<Found> find(String part, RequestKey request) {
        var today = today();
        var digest = digest(part, request);
        return Optional.ofNullable(requests.find(in("_id", id(today, digest), id(today.minusDays(1), digest)))
                        .first())
                .map(stored -> found(stored, request));
    }

    @Override
    public Found remember(String part, RequestKey request, Found found) {
        var today = today();
        if (!today.equals(swept.getAndSet(today))) {
            requests.deleteMany(lt("_id", today.minusDays(1).toString()));
        }
        var stored = new Document("_id", id(today, digest(part, request)))
                .append("fingerprint", request.fingerprint())
                .append("ids", found.ids());
        Forms.put(stored, "next", found.next());
        try {
            requests.insertOne(stored);
            return found;
        } catch (MongoWriteException refused) {
            if (ErrorCategory.fromErrorCode(refused.getError().getCode()) != ErrorCategory.DUPLICATE_KEY) {
                throw refused;
            }
            return find(part, request).orElseThrow(() -> refused);
        }
    }

    private static Found found(Document stored, RequestKey request) {
        if (!request.fingerprint().equals(stored.getString("fingerprint"))) {
            throw new Refused.KeyReused("a bulk request");
        }
        return new Found(Forms.texts(stored, "ids"), stored.getString("next"));
    }

    private LocalDate today() {
        return clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
    }

    private static String id(LocalDate day, String digest) {
        return day + "/" + digest;
    }

    private static String digest(String part, RequestKey request) {
        return Sha256.of(part + " " + request.digest());
    }
}
