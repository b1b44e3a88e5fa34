package eu.akkoord.platform.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import eu.akkoord.platform.catalogue.Catalogue;
import eu.akkoord.platform.desk.Trail;
import eu.akkoord.platform.lists.Listing;
import eu.akkoord.platform.security.Caller;
import eu.akkoord.platform.store.AggregateStores;
import eu.akkoord.platform.store.Anchor;
import eu.akkoord.platform.store.Checked;
import eu.akkoord.platform.web.Links;
import eu.akkoord.platform.web.Problem;
import eu.akkoord.platform.web.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Shows auditors what was done and shown, and checks the hash chains that it is kept in. */
@RestController
final class AuditController {
    private static final Logger LOG = LoggerFactory.getLogger(AuditController.class);

    private final Audit audit;
    private final Listing<AuditEntry> listing;
    private final Trail trail;
    private final AggregateStores stores;
    private final String service;
    private final Links links;
    private final Clock clock;
    private final ReentrantLock checking = new ReentrantLock();

    /** @param service the word that names this service, in events and here */
    AuditController(
            Audit audit,
            Catalogue<AuditEntry> catalogue,
            Trail trail,
            AggregateStores stores,
            String service,
            Links links,
            Clock clock) {
        this.audit = audit;
        this.listing = Listing.of(catalogue, audit, audit, AuditItem.COLUMNS);
        this.trail = trail;
        this.stores = stores;
        this.service = service;
        this.links = links;
        this.clock = clock;
    }

    record FindingView(String entry, String collection, String id, long revision, String wrong) {
        static FindingView of(Checked.Finding finding) {
            var wrong = switch (finding.wrong()) {
                case CHANGED -> "changed";
                case MISSING -> "missing";
                case OUT_OF_ORDER -> "outOfOrder";
                case CHAIN_BROKEN -> "chainBroken";
                case NOT_AS_ANCHORED -> "notAsAnchored";
            };
            return new FindingView(finding.entry(), finding.collection(), finding.id(), finding.revision(), wrong);
        }
    }

    record AnchorView(long number, Instant taken, long heads, String hash) {
        static AnchorView of(Anchor anchor) {
            return new AnchorView(anchor.number(), anchor.taken(), anchor.heads(), anchor.hash());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CheckView(
            Instant checked,
            long entries,
            long tampered,
            List<FindingView> findings,
            @Nullable AnchorView anchor) {}

    @GetMapping("/akkoord/v1/audits")
    void list(Caller caller, HttpServletRequest request, HttpServletResponse response) throws IOException {
        listing.answer(links.to("audits"), caller, request, response);
    }

    /** A change with what was before and after it, as they are stored; that somebody looked into it is kept. */
    @GetMapping("/akkoord/v1/audits/{auditId}")
    AuditView get(@PathVariable String auditId, Caller caller) {
        var item = audit.entry(auditId, caller)
                .map(AuditEntry::item)
                .orElseThrow(
                        () -> new ProblemException(Problem.notFound("Er is geen auditvermelding met dit kenmerk")));
        if (item.kind() != AuditItem.Kind.CHANGE) {
            return AuditView.of(item);
        }
        var thing = item.things().getFirst();
        var collection = Objects.requireNonNull(item.collection());
        long revision = Objects.requireNonNull(thing.revision());
        var changes = audit.changes(collection, thing.id(), revision);
        trail.shown(caller, collection, Map.of(thing.id(), revision));
        return AuditView.of(item, changes);
    }

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
                        "{} chains are not as they were written, the first at {}",
                        checked.tampered(),
                        checked.findings().getFirst().entry());
            }
            return new CheckView(
                    clock.instant(),
                    checked.entries(),
                    checked.tampered(),
                    checked.findings().stream().map(FindingView::of).toList(),
                    stores.anchors().latest().map(AnchorView::of).orElse(null));
        } finally {
            checking.unlock();
        }
    }
}
