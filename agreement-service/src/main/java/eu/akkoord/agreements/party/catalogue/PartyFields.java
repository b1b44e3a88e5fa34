package eu.akkoord.agreements.party.catalogue;

import static eu.akkoord.platform.catalogue.Use.FILTER;
import static eu.akkoord.platform.catalogue.Use.HIGHLIGHT;
import static eu.akkoord.platform.catalogue.Use.SORT;

import eu.akkoord.agreements.party.Organisation;
import eu.akkoord.agreements.party.Party;
import eu.akkoord.agreements.party.PartyNames;
import eu.akkoord.agreements.party.PartyRights;
import eu.akkoord.platform.catalogue.Fields;
import eu.akkoord.platform.catalogue.Row;
import eu.akkoord.platform.catalogue.Source;
import eu.akkoord.platform.store.Recorded;
import eu.akkoord.platform.web.Links;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What lists of parties can filter, search and sort. */
@Component
final class PartyFields implements Source<Party, PartyFields.Entry> {
    /** Raise it when items or values come out differently than before. */
    private static final int VERSION = 1;

    static final Fields<Entry> FIELDS = Fields.of("parties", VERSION, Entry::row)
            .words(
                    "organisation",
                    entry ->
                            entry.organisations().stream().map(Organisation::id).toList(),
                    FILTER)
            .text("name", entry -> entry.names().nl(), 4, SORT, HIGHLIGHT)
            .texts("otherNames", entry -> otherNames(entry.names()), 2, HIGHLIGHT)
            .texts(
                    "organisationNames",
                    entry -> entry.organisations().stream()
                            .map(Organisation::name)
                            .toList(),
                    2,
                    HIGHLIGHT)
            .build();

    private final PartyRights rights = new PartyRights();
    private final Links links;
    private final JsonMapper json;

    PartyFields(Links links, JsonMapper json) {
        this.links = links;
        this.json = json;
    }

    record Entry(Row row, Party party) {
        PartyNames names() {
            return party.facts().names();
        }

        List<Organisation> organisations() {
            return party.facts().organisations();
        }
    }

    private static List<String> otherNames(PartyNames names) {
        return Stream.of(names.en(), names.fr(), names.de())
                .filter(Objects::nonNull)
                .toList();
    }

    @Override
    public Fields<Entry> fields() {
        return FIELDS;
    }

    @Override
    public List<Entry> documents(Collection<Recorded<Party>> states) {
        var clearances = rights.clearances(states.stream().map(Recorded::value).toList());
        return states.stream()
                .map(state -> new Entry(
                        new Row(
                                state.value().code(),
                                state.revision(),
                                state.registered(),
                                clearances.apply(state.value()),
                                json.writeValueAsBytes(PartyItem.of(state, links))),
                        state.value()))
                .toList();
    }
}
