package eu.akkoord.dossiers.session.catalogue;

import static eu.akkoord.dossiers.session.SessionForms.SESSIONS;
import static eu.akkoord.platform.search.declaration.Use.FACET;
import static eu.akkoord.platform.search.declaration.Use.FILTER;
import static eu.akkoord.platform.search.declaration.Use.HIGHLIGHT;
import static eu.akkoord.platform.search.declaration.Use.SCOPE;
import static eu.akkoord.platform.search.declaration.Use.SORT;

import eu.akkoord.dossiers.dossier.DossierFacts.Theme;
import eu.akkoord.dossiers.session.Session;
import eu.akkoord.dossiers.session.SessionFacts;
import eu.akkoord.dossiers.session.SessionRights;
import eu.akkoord.dossiers.visit.Visits;
import eu.akkoord.platform.core.change.Recorded;
import eu.akkoord.platform.core.link.Links;
import eu.akkoord.platform.lists.KindSource;
import eu.akkoord.platform.lists.Source;
import eu.akkoord.platform.search.declaration.Fields;
import eu.akkoord.platform.search.declaration.Row;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The fields to filter, search, sort and count sessions by. */
@Component
final class SessionFields implements Source<Session, SessionFields.Entry> {
    /** Raise it when items or values come out differently than before. */
    private static final int VERSION = 4;

    static final Fields<Entry> FIELDS = Fields.of(SESSIONS.collection(), VERSION, Entry::row)
            .words("visit", entry -> List.of(entry.session().visit()), FILTER, SCOPE)
            .words("agreement", Entry::agreements, FILTER, FACET, SCOPE)
            .words("party", Entry::parties, FILTER, FACET, SCOPE)
            .facts(SESSIONS, Entry::session, "status", FILTER, SORT, FACET)
            .words(
                    "theme",
                    entry -> entry.facts().themes().stream().map(Theme::code).toList(),
                    FILTER,
                    FACET)
            .facts(SESSIONS, Entry::session, "language", FILTER, SORT, FACET)
            .names("place", entry -> Stream.ofNullable(entry.facts().place()).toList(), FILTER, FACET)
            .years("year", entry -> entry.facts().period(), FILTER, FACET)
            .facts(SESSIONS, Entry::session, "period since", FILTER, SORT)
            .text("title", entry -> entry.facts().title(), 4, SORT, HIGHLIGHT)
            .texts("topics", entry -> entry.facts().topics(), 2, HIGHLIGHT)
            .text("placeName", entry -> entry.facts().place(), 1, HIGHLIGHT)
            .text("periodLabel", entry -> entry.facts().period().label(), 1, HIGHLIGHT)
            .build();

    private final SessionRights rights;
    private final Visits visits;
    private final Links links;

    SessionFields(SessionRights rights, Visits visits, Links links) {
        this.rights = rights;
        this.visits = visits;
        this.links = links;
    }

    /**
     * A session with what its visit says.
     *
     * @param agreements ids of those the visit stands under, which decide who sees it
     * @param parties the visit's host and guests
     */
    record Entry(Row row, Session session, List<String> agreements, List<String> parties) {
        SessionFacts facts() {
            return session.facts();
        }
    }

    @Override
    public Fields<Entry> fields() {
        return FIELDS;
    }

    @Override
    public Map<String, String> dependencies() {
        return Map.of("visits", "visit", "agreements", "agreement");
    }

    @Override
    public Set<String> clearedBy() {
        return Set.of("visits");
    }

    @Override
    public List<Entry> documents(Collection<Recorded<Session>> states) {
        var about =
                visits.find(states.stream().map(state -> state.value().visit()).collect(Collectors.toSet()));
        return KindSource.entries(SESSIONS, rights, states, links).stream()
                .map(entry -> {
                    var visit = about.get(entry.value().visit());
                    return new Entry(
                            entry.row(),
                            entry.value(),
                            visit == null ? List.of() : visit.value().facts().agreements(),
                            visit == null ? List.of() : visit.value().facts().visitors());
                })
                .toList();
    }
}
