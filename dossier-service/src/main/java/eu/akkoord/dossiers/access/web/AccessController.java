package eu.akkoord.dossiers.access.web;

import eu.akkoord.dossiers.access.GrantDesk;
import eu.akkoord.dossiers.access.Thing;
import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.link.Link;
import eu.akkoord.platform.core.link.Links;
import eu.akkoord.platform.core.message.Language;
import eu.akkoord.platform.core.problem.Issue;
import eu.akkoord.platform.core.problem.Problem;
import eu.akkoord.platform.core.problem.ProblemException;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

@RestController
class AccessController {
    private final GrantDesk desk;
    private final Links links;

    AccessController(GrantDesk desk, Links links) {
        this.desk = desk;
        this.links = links;
    }

    @GetMapping("/akkoord/v1/dossiers/{id}/access")
    AccessView explain(
            @PathVariable("id") String id,
            @RequestParam(name = "party", required = false) @Nullable String party,
            @RequestParam(name = "organisation", required = false) @Nullable String organisation,
            @RequestParam(name = "subject", required = false) @Nullable String subject,
            Language language,
            Caller caller) {
        check(party, organisation, subject);
        var why = desk.explain(new Thing("dossiers", id), party, organisation, subject, caller);
        var self = UriComponentsBuilder.fromUri(links.to("dossiers", id, "access"));
        if (party != null) {
            self.queryParam("party", party);
        }
        if (organisation != null) {
            self.queryParam("organisation", organisation);
        }
        if (subject != null) {
            self.queryParam("subject", "{subject}");
        }
        return AccessView.of(
                self.encode()
                        .buildAndExpand(subject == null ? new Object[0] : new Object[] {subject})
                        .toUri(),
                Link.to("dossiers", id, links),
                party,
                organisation,
                subject,
                why,
                language);
    }

    private static void check(@Nullable String party, @Nullable String organisation, @Nullable String subject) {
        var issues = new ArrayList<Issue>();
        if (party == null && subject == null) {
            issues.add(Issue.query("subject", null, "access.ofNobody"));
        }
        if (party == null && organisation != null) {
            issues.add(Issue.query("party", null, "access.organisationAlone"));
        }
        if (!issues.isEmpty()) {
            throw new ProblemException(Problem.badRequest(issues));
        }
    }
}
