package eu.akkoord.platform.projection;

import com.fasterxml.jackson.annotation.JsonInclude;
import eu.akkoord.platform.core.link.Links;
import eu.akkoord.platform.core.problem.Problem;
import eu.akkoord.platform.core.problem.ProblemException;
import eu.akkoord.platform.store.AggregateStores;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/** Says to operators, and to services that rebuild copies for them, which event is the last of each aggregate; never its content. */
@RestController
@RequestMapping("/akkoord/v1/sources/{sourceId}")
final class SourceController {
    private final AggregateStores stores;
    private final Links links;

    SourceController(AggregateStores stores, Links links) {
        this.stores = stores;
        this.links = links;
    }

    record HeadView(URI href, String subject, long revision, String hash) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record HeadPage(URI self, @Nullable URI next, List<HeadView> items, int pageSize) {}

    @GetMapping("/heads")
    HeadPage heads(
            @PathVariable String sourceId,
            @RequestParam(defaultValue = "20") int pageSize,
            @RequestParam(name = "afterSubject", required = false) @Nullable String after) {
        var heads = stores.heads(sourceId).orElseThrow(() -> new ProblemException(Problem.notFound("source.absent")));
        var page = heads.after(after, pageSize);
        var items = page.entrySet().stream()
                .map(one -> new HeadView(
                        links.toEvent(sourceId, one.getKey(), one.getValue().revision()),
                        one.getKey(),
                        one.getValue().revision(),
                        one.getValue().hash()))
                .toList();
        var next = page.size() < pageSize
                        || heads.after(page.lastEntry().getKey(), 1).isEmpty()
                ? null
                : page(sourceId, pageSize, page.lastEntry().getKey());
        return new HeadPage(page(sourceId, pageSize, after), next, items, pageSize);
    }

    private URI page(String sourceId, int pageSize, @Nullable String after) {
        var page = UriComponentsBuilder.fromUri(links.to("sources", sourceId, "heads"))
                .queryParam("pageSize", pageSize);
        return (after == null ? page : page.queryParam("afterSubject", after))
                .build()
                .toUri();
    }
}
