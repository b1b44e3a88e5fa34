package eu.akkoord.agreements.overview.web;

import eu.akkoord.agreements.overview.Alert;
import eu.akkoord.agreements.overview.Knowledge;
import eu.akkoord.agreements.overview.OverviewDesk;
import eu.akkoord.agreements.overview.Words;
import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.change.Refusal;
import eu.akkoord.platform.core.link.Links;
import eu.akkoord.platform.core.message.Language;
import eu.akkoord.platform.core.problem.Problem;
import eu.akkoord.platform.web.ItemPage;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

@RestController
@RequestMapping("/akkoord/v1")
class OverviewController {
    private final OverviewDesk desk;
    private final Links links;

    OverviewController(OverviewDesk desk, Links links) {
        this.desk = desk;
        this.links = links;
    }

    @GetMapping("/agreements/{agreementId}/progress")
    ProgressView progress(@PathVariable String agreementId, Caller caller) {
        return ProgressView.of(desk.progress(agreementId, caller), links);
    }

    @GetMapping("/agreements/{agreementId}/coverage")
    CoverageView coverage(@PathVariable String agreementId, Caller caller) {
        return CoverageView.of(desk.coverage(agreementId, caller), links);
    }

    @GetMapping("/balances")
    ItemPage<BalanceView> balances(
            @RequestParam(defaultValue = "") List<String> party,
            @RequestParam(defaultValue = "20") int pageSize,
            @RequestParam(required = false) @Nullable String after,
            Caller caller) {
        var list = UriComponentsBuilder.fromUri(links.to("balances"));
        var balances = desk.balances(party, caller).stream()
                .map(balance -> BalanceView.of(balance, links))
                .toList();
        return ItemPage.of(with(list, "party", party).build().toUri(), balances, BalanceView::key, after, pageSize);
    }

    @GetMapping("/alerts")
    ItemPage<AlertView> alerts(
            @RequestParam(defaultValue = "") List<String> kind,
            @RequestParam(defaultValue = "") List<String> party,
            @RequestParam(defaultValue = "") List<String> agreement,
            @RequestParam(defaultValue = "20") int pageSize,
            @RequestParam(required = false) @Nullable String after,
            Language language,
            Caller caller) {
        var kinds =
                kind.stream().map(word -> Words.read(Alert.Kind.class, word)).collect(Collectors.toSet());
        var alerts = desk.alerts(kinds, new HashSet<>(party), new HashSet<>(agreement), caller).stream()
                .map(alert -> AlertView.of(alert, language))
                .toList();
        var list = UriComponentsBuilder.fromUri(links.to("alerts"));
        with(with(with(list, "kind", kind), "party", party), "agreement", agreement);
        return ItemPage.of(list.build().toUri(), alerts, AlertView::key, after, pageSize);
    }

    private static UriComponentsBuilder with(UriComponentsBuilder list, String name, List<String> values) {
        return values.isEmpty() ? list : list.queryParam(name, values);
    }

    @ExceptionHandler
    ResponseEntity<Problem> incomplete(Knowledge.Incomplete incomplete) {
        return Problem.unavailable("overview.incomplete").answer();
    }

    @ExceptionHandler
    ResponseEntity<Problem> notYours(Refusal.NotYours notYours) {
        return Problem.missingPermission("overview.notYours").answer();
    }
}
