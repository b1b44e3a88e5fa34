package eu.akkoord.platform.projection;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import eu.akkoord.platform.kafka.TopicFollowers;
import eu.akkoord.platform.projection.RebuildReport.Status;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Rebuilds of projections, each in a thread of its own, with a report that every instance can read. */
final class Rebuilds {
    private static final Logger LOG = LoggerFactory.getLogger(Rebuilds.class);
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(2);

    private final MongoCollection<Document> reports;
    private final TopicFollowers followers;
    private final Owners owners;
    private final Clock clock;
    private final Set<String> running = ConcurrentHashMap.newKeySet();

    Rebuilds(MongoDatabase database, TopicFollowers followers, Owners owners, Clock clock) {
        this.reports = database.getCollection("projection_rebuilds");
        this.followers = followers;
        this.owners = owners;
        this.clock = clock;
    }

    /**
     * Begins one, or finds the one that the same request has begun; empty when another of the same projection runs here already.
     *
     * @param id of the rebuild, the same for the same request
     * @param authorization of the operator, to ask the owner; null to believe the topic
     */
    Optional<RebuildReport> begin(Projections.Followed followed, @Nullable String authorization, String id) {
        var projection = followed.projection();
        var before = find(id);
        if (before.isPresent() || !running.add(projection.id())) {
            return before.or(() -> find(id));
        }
        try {
            var stated = followed.follower().positions();
            var offsets = new TreeMap<Integer, Long>();
            stated.forEach((partition, offset) -> offsets.put(partition.partition(), offset));
            var now = clock.instant();
            var report = new RebuildReport(id, projection.id(), Status.RUNNING, now, now, offsets, 0, null);
            save(report);
            var account = new Account(report);
            Supplier<Rebuild.Outcome> rebuild = authorization == null
                    ? new Rebuild(report.id(), projection, followers, stated, account::read)::run
                    : new OwnerRebuild(
                            report.id(),
                            projection,
                            followers,
                            () -> owners.heads(projection.collection(), authorization),
                            account::read)::run;
            Thread.ofPlatform().daemon().name("rebuild-" + projection.id()).start(() -> run(rebuild, account));
            return Optional.of(report);
        } catch (RuntimeException e) {
            running.remove(projection.id());
            throw e;
        }
    }

    private void run(Supplier<Rebuild.Outcome> rebuild, Account account) {
        var projection = account.report.projection();
        try {
            var outcome = rebuild.get();
            LOG.info(
                    "{} was rebuilt from {} events, {} a second; {} copies differed",
                    projection,
                    outcome.events(),
                    Math.round(outcome.perSecond()),
                    outcome.repaired());
            save(account.report.at(clock.instant(), Status.COMPLETED, outcome.events(), outcome));
        } catch (RuntimeException e) {
            LOG.error("The rebuild of {} failed", projection, e);
            save(account.report.at(clock.instant(), Status.FAILED, account.report.events(), null));
        } finally {
            running.remove(projection);
        }
    }

    Optional<RebuildReport> find(String id) {
        return Optional.ofNullable(reports.find(eq("_id", id)).first())
                .map(stored -> RebuildReport.read(stored, clock.instant()));
    }

    private void save(RebuildReport report) {
        reports.replaceOne(eq("_id", report.id()), report.write(), new ReplaceOptions().upsert(true));
    }

    /** A periodic report of the progress. */
    private final class Account {
        private RebuildReport report;

        Account(RebuildReport report) {
            this.report = report;
        }

        void read(long events) {
            var now = clock.instant();
            if (report.updated().plus(SIGN_OF_LIFE).isBefore(now)) {
                report = report.at(now, Status.RUNNING, events, null);
                save(report);
            }
        }
    }
}
