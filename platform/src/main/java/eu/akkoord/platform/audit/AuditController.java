package eu.akkoord.platform.audit;

import eu.akkoord.platform.store.AggregateStores;
import eu.akkoord.platform.store.Checked;
import eu.akkoord.platform.web.Problem;
import eu.akkoord.platform.web.ProblemException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Checks the hash chains of the histories that this service keeps, for an auditor. */
@RestController
final class AuditController {
    private static final Logger LOG = LoggerFactory.getLogger(AuditController.class);

    private final AggregateStores stores;
    private final String service;
    private final Clock clock;
    private final ReentrantLock checking = new ReentrantLock();

    /** @param service the word that names this service, in events and here */
    AuditController(AggregateStores stores, String service, Clock clock) {
        this.stores = stores;
        this.service = service;
        this.clock = clock;
    }

    record FindingView(String event, String collection, String id, long revision, String wrong) {
        static FindingView of(Checked.Finding finding) {
            var wrong = switch (finding.wrong()) {
                case CHANGED -> "changed";
                case MISSING -> "missing";
                case OUT_OF_ORDER -> "outOfOrder";
                case CHAIN_BROKEN -> "chainBroken";
            };
            return new FindingView(finding.event(), finding.collection(), finding.id(), finding.revision(), wrong);
        }
    }

    record CheckView(Instant checked, long entries, long tampered, List<FindingView> findings) {}

    @GetMapping("/akkoord/v1/audits/{serviceId}/check")
    CheckView check(@PathVariable("serviceId") String asked) {
        if (!asked.equals(service)) {
            throw new ProblemException(Problem.notFound("Geen geschiedenissen van %s".formatted(asked)));
        }
        // it reads everything there is: a second one would only make both slower
        if (!checking.tryLock()) {
            throw new ProblemException(
                    Problem.unavailable("Er loopt al een controle; probeer het zo dadelijk opnieuw"));
        }
        try {
            var checked = stores.check();
            if (checked.tampered() > 0) {
                LOG.error(
                        "{} histories are not as they were written, the first at {}",
                        checked.tampered(),
                        checked.findings().getFirst().event());
            }
            return new CheckView(
                    clock.instant(),
                    checked.entries(),
                    checked.tampered(),
                    checked.findings().stream().map(FindingView::of).toList());
        } finally {
            checking.unlock();
        }
    }
}
