package eu.akkoord.dossiers.session.catalogue;

import static eu.akkoord.platform.catalogue.Use.FACET;
import static eu.akkoord.platform.catalogue.Use.FILTER;
import static eu.akkoord.platform.catalogue.Use.HIGHLIGHT;
import static eu.akkoord.platform.catalogue.Use.SCOPE;
import static eu.akkoord.platform.catalogue.Use.SORT;

import eu.akkoord.dossiers.dossier.DossierFacts.Theme;
import eu.akkoord.dossiers.session.Session;
import eu.akkoord.dossiers.session.SessionFacts;
import eu.akkoord.dossiers.session.SessionRights;
import eu.akkoord.dossiers.visit.Visits;
import eu.akkoord.platform.catalogue.Fields;
import eu.akkoord.platform.catalogue.Row;
import eu.akkoord.platform.catalogue.Source;
import eu.akkoord.platform.store.Recorded;
import eu.akkoord.platform.time.Period;
import eu.akkoord.platform.web.Links;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What lists of sessions can filter, search, sort and count. */
@Component
final class SessionFields implements Source<Session, SessionFields.Entry> {
    /** Raise it when items or values come out differently than before. */
    private static final int VERSION = 2;

    static final Fields<Entry> FIELDS = Fields.of("sessions", VERSION, Entry::row)
            .word("visit", entry -> entry.session().visit(), SCOPE)
            .words("agreement", Entry::agreements, SCOPE)
            .words("party", Entry::parties, SCOPE)
            .word("status", entry -> entry.session().status().stage().word(), FILTER, SORT, FACET)
            .words(
                    "theme",
                    entry -> entry.facts().themes().stream().map(Theme::code).toList(),
                    FILTER,
                    FACET)
            .word("language", entry -> entry.facts().language(), FILTER, SORT, FACET)
            .word("place", entry -> entry.facts().place(), FILTER, FACET)
            .words("year", entry -> Period.years(entry.facts().period()), FILTER, FACET)
            .period("period", entry -> entry.facts().period(), FILTER, SORT)
            .date("since", entry -> entry.session().status().since(), FILTER, SORT)
            .text("title", entry -> entry.facts().title(), 4, SORT, HIGHLIGHT)
            .texts("topics", entry -> entry.facts().topics(), 2, HIGHLIGHT)
            .text("placeName", entry -> entry.facts().place(), 1, HIGHLIGHT)
            .text("periodLabel", entry -> entry.facts().period().label(), 1, HIGHLIGHT)
            .build();

    private final SessionRights rights;
    private final Visits visits;
    private final Links links;
    private final JsonMapper json;

    SessionFields(SessionRights rights, Visits visits, Links links, JsonMapper json) {
        this.rights = rights;
        this.visits = visits;
        this.links = links;
        this.json = json;
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
        var sessions = states.stream().map(Recorded::value).toList();
        var clearances = rights.clearances(sessions);
        var about = visits.find(sessions.stream().map(Session::visit).collect(Collectors.toSet()));
        return states.stream()
                .map(state -> {
                    var session = state.value();
                    var visit = about.get(session.visit());
                    return new Entry(
                            new Row(
                                    session.id(),
                                    state.revision(),
                                    state.registered(),
                                    clearances.apply(session),
                                    json.writeValueAsBytes(SessionItem.of(state, links))),
                            session,
                            visit == null ? List.of() : visit.value().facts().agreements(),
                            visit == null ? List.of() : visit.value().facts().visitors());
                })
                .toList();
    }
}
