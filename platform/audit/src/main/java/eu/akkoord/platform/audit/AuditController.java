package eu.akkoord.platform.audit;

import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.link.Links;
import eu.akkoord.platform.core.problem.Problem;
import eu.akkoord.platform.core.problem.ProblemException;
import eu.akkoord.platform.desk.Steps;
import eu.akkoord.platform.desk.Trail;
import eu.akkoord.platform.lists.Listing;
import eu.akkoord.platform.lists.Table;
import eu.akkoord.platform.search.index.Catalogue;
import eu.akkoord.platform.search.question.Question;
import eu.akkoord.platform.store.AggregateStores;
import eu.akkoord.platform.store.CheckResult;
import eu.akkoord.platform.store.ReadLog;
import eu.akkoord.platform.web.export.AuditColumns;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Endpoints for auditors: the audit entries, and the check of their hash chains. */
@RestController
final class AuditController {
    private static final Logger LOG = LoggerFactory.getLogger(AuditController.class);

    /** Longer than it takes to read a bucket of the greatest entries, so that an entry that is hidden answers as one that is not there. */
    private static final Duration STEP = Duration.ofMillis(100);

    private final Audit audit;
    private final Catalogue<AuditEntry> catalogue;
    private final Listing<AuditEntry> listing;
    private final AuditedStates states;
    private final Trail trail;
    private final AggregateStores stores;
    private final String service;
    private final Links links;
    private final Clock clock;
    private final Shared<CheckView.Outcome> checking;

    /**
     * @param service the word that names this service, in events and here
     * @param checkEvery an outcome of the check serves at least so long
     */
    AuditController(
            Audit audit,
            Catalogue<AuditEntry> catalogue,
            AuditedStates states,
            Trail trail,
            AggregateStores stores,
            String service,
            Links links,
            Clock clock,
            Duration checkEvery) {
        this.audit = audit;
        this.catalogue = catalogue;
        this.listing = Listing.of(catalogue, audit, audit, Table.of(AuditColumns.ALL));
        this.states = states;
        this.trail = trail;
        this.stores = stores;
        this.service = service;
        this.links = links;
        this.clock = clock;
        this.checking = new Shared<>(this::checked, checkEvery);
    }

    @GetMapping("/akkoord/v1/audits")
    void list(Caller caller, HttpServletRequest request, HttpServletResponse response) throws IOException {
        listing.answer(links.to("audits"), caller, request, response);
    }

    /** Returns a change with the stored state before and after it, and logs the read. */
    @GetMapping("/akkoord/v1/audits/{auditId}")
    AuditView get(@PathVariable String auditId, Caller caller) {
        long begun = System.nanoTime();
        var item = audit.entry(auditId, caller).map(AuditEntry::item).orElseThrow(() -> absent(begun));
        if (item.kind().equals(AuditItem.READ) || item.kind().equals(AuditItem.ACT)) {
            return AuditView.of(item);
        }
        var thing = item.things().getFirst();
        var collection = Objects.requireNonNull(item.collection());
        long revision = Objects.requireNonNull(thing.revision());
        var changes = audit.changes(collection, thing.id(), revision);
        trail.logShown(caller, collection, Map.of(thing.id(), revision));
        return AuditView.of(item, changes, audit.beside(changes.getLast(), caller), states, caller);
    }

    @GetMapping("/akkoord/v1/audits/{serviceId}/check")
    CheckView check(@PathVariable("serviceId") String asked, Caller caller) {
        if (!asked.equals(service)) {
            throw new ProblemException(Problem.notFound("audit.noHistories", asked));
        }
        var outcome = checking.outcome();
        return caller.roles().contains(Caller.OPERATOR)
                ? CheckView.whole(outcome)
                : CheckView.concerning(
                        outcome, entries(caller), concerning(outcome.found().findings(), caller));
    }

    /** Counts the entries that are listed to an auditor. */
    private long entries(Caller auditor) {
        var counted = catalogue.page(new Question(audit.held(auditor), Map.of("pageSize", List.of("1")), Map.of()));
        return Objects.requireNonNullElse(counted.total(), 0L);
    }

    /** Returns those findings that are about entries which an auditor sees, or of one that is not there any more, about one beside which it stood. */
    private List<CheckResult.Finding> concerning(Collection<CheckResult.Finding> findings, Caller auditor) {
        return findings.stream()
                // no id of ours has a dot; that of a row which no service wrote may
                .filter(finding -> !finding.id().contains("."))
                .filter(finding -> {
                    var found = audit.find(Set.of(finding.entry()));
                    return (found.isEmpty() ? audit.find(beside(finding)) : found)
                            .values().stream()
                                    .anyMatch(entry -> entry.value().parties().contains(auditor.party()));
                })
                .toList();
    }

    /** In a chain of readings there is none: those beside it are about other things. */
    private static Set<String> beside(CheckResult.Finding finding) {
        long revision = finding.revision();
        return finding.collection().equals(ReadLog.COLLECTION)
                ? Set.of()
                : LongStream.of(revision - 1, revision + 1)
                        .filter(one -> one > 0)
                        .mapToObj(one -> "%s.%s.%d".formatted(finding.collection(), finding.id(), one))
                        .collect(Collectors.toSet());
    }

    /** It reads everything there is. */
    private CheckView.Outcome checked() {
        var begun = clock.instant();
        var checked = stores.check();
        if (checked.tampered() > 0) {
            LOG.error(
                    "{} chains are not as they were written, the first at {}",
                    checked.tampered(),
                    checked.findings().getFirst().entry());
        }
        return new CheckView.Outcome(begun, checked, stores.anchors().latest().orElse(null));
    }

    private static ProblemException absent(long begun) {
        Steps.await(begun, STEP);
        return new ProblemException(Problem.notFound("audit.absent"));
    }
}
