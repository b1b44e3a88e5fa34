package eu.akkoord.platform.projection;

import com.fasterxml.jackson.annotation.JsonInclude;
import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.change.Repeat;
import eu.akkoord.platform.core.link.Links;
import eu.akkoord.platform.core.problem.Problem;
import eu.akkoord.platform.core.problem.ProblemException;
import eu.akkoord.platform.web.ItemPage;
import eu.akkoord.platform.web.WriteBody;
import eu.akkoord.platform.web.peer.Peer;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Endpoints for operators to see and close gaps, and to rebuild a projection. */
@RestController
@RequestMapping("/akkoord/v1/projections/{projectionId}")
final class ProjectionController {
    private final Projections projections;
    private final Rebuilds rebuilds;
    private final Links links;
    private final Clock clock;

    ProjectionController(Projections projections, Rebuilds rebuilds, Links links, Clock clock) {
        this.projections = projections;
        this.rebuilds = rebuilds;
        this.links = links;
        this.clock = clock;
    }

    record ClosureView(Instant closed, String reason, String party, String organisation) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record GapView(
            URI href,
            String id,
            String subject,
            long previous,
            long revision,
            Instant found,
            @Nullable ClosureView closure) {}

    record Place(int partition, long offset) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RebuildView(
            URI self,
            String id,
            String projection,
            String status,
            Instant started,
            Instant updated,
            List<Place> offsets,
            long events,
            @Nullable Long eventsPerSecond,
            @Nullable String hashBefore,
            @Nullable String hashAfter,
            @Nullable Boolean equal,
            @Nullable Long repaired) {}

    @GetMapping("/gaps")
    ItemPage<GapView> gaps(
            @PathVariable String projectionId,
            @RequestParam(defaultValue = "20") int pageSize,
            @RequestParam(required = false) @Nullable String after) {
        var open = find(projectionId).projection().gaps().open().stream()
                .map(this::view)
                .sorted(Comparator.comparing(GapView::id))
                .toList();
        return ItemPage.of(links.to("projections", projectionId, "gaps"), open, GapView::id, after, pageSize);
    }

    @GetMapping("/gaps/{gapId}")
    GapView gap(@PathVariable String projectionId, @PathVariable String gapId) {
        return view(gapOf(projectionId, gapId));
    }

    @PostMapping("/gaps/{gapId}/closures")
    ResponseEntity<GapView> close(
            @PathVariable String projectionId,
            @PathVariable String gapId,
            WriteBody body,
            Caller caller,
            @Nullable Repeat repeat) {
        var gap = gapOf(projectionId, gapId);
        var closure = new Gap.Closure(clock.instant(), body.text("reason"), caller.party(), caller.organisation());
        if (!find(projectionId).projection().gaps().close(gap, closure)
                && (repeat == null || !isClosedBy(gapOf(projectionId, gapId), closure))) {
            throw new ProblemException(Problem.conflict("wrongStage", "gap.closed"));
        }
        var view = view(gapOf(projectionId, gapId));
        return ResponseEntity.created(view.href()).body(view);
    }

    private static boolean isClosedBy(Gap gap, Gap.Closure asked) {
        var closure = gap.closure();
        return closure != null
                && closure.reason().equals(asked.reason())
                && closure.party().equals(asked.party())
                && closure.organisation().equals(asked.organisation());
    }

    @PostMapping("/rebuilds")
    ResponseEntity<RebuildView> begin(
            @PathVariable String projectionId,
            @RequestParam(defaultValue = "owner") String source,
            @Nullable Repeat repeat) {
        var id = Repeat.idWithin("projections/%s/rebuilds?source=%s".formatted(projectionId, source), repeat);
        var begun = rebuilds.begin(find(projectionId), source.equals("owner") ? Peer.authorization() : null, id)
                .map(this::view)
                .orElseThrow(() -> new ProblemException(Problem.conflict("wrongStage", "projection.rebuilding")));
        return ResponseEntity.created(begun.self()).body(begun);
    }

    @GetMapping("/rebuilds/{rebuildId}")
    RebuildView rebuild(@PathVariable String projectionId, @PathVariable String rebuildId) {
        return rebuilds.find(rebuildId)
                .filter(report -> report.projection().equals(projectionId))
                .map(this::view)
                .orElseThrow(() -> unknown("rebuild.absent"));
    }

    private Projections.Followed find(String projectionId) {
        return projections.find(projectionId).orElseThrow(() -> unknown("projection.absent"));
    }

    private Gap gapOf(String projectionId, String gapId) {
        return find(projectionId).projection().gaps().find(gapId).orElseThrow(() -> unknown("gap.absent"));
    }

    private static ProblemException unknown(String code) {
        return new ProblemException(Problem.notFound(code));
    }

    private GapView view(Gap gap) {
        var closure = gap.closure();
        return new GapView(
                links.to("projections", gap.projection(), "gaps", gap.id()),
                gap.id(),
                gap.subject(),
                gap.previous(),
                gap.revision(),
                gap.found(),
                closure == null
                        ? null
                        : new ClosureView(closure.closed(), closure.reason(), closure.party(), closure.organisation()));
    }

    private RebuildView view(RebuildReport report) {
        var outcome = report.outcome();
        return new RebuildView(
                links.to("projections", report.projection(), "rebuilds", report.id()),
                report.id(),
                report.projection(),
                report.status().word(),
                report.started(),
                report.updated(),
                report.offsets().entrySet().stream()
                        .map(place -> new Place(place.getKey(), place.getValue()))
                        .toList(),
                report.events(),
                outcome == null ? null : Math.round(outcome.perSecond()),
                outcome == null ? null : outcome.before(),
                outcome == null ? null : outcome.after(),
                outcome == null ? null : outcome.equal(),
                outcome == null ? null : outcome.repaired());
    }
}
