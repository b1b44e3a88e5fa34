package eu.akkoord.agreements.party.mongo;

import eu.akkoord.agreements.party.Organisation;
import eu.akkoord.agreements.party.Party;
import eu.akkoord.agreements.party.PartyEvent;
import eu.akkoord.agreements.party.PartyFacts;
import eu.akkoord.agreements.party.PartyNames;
import eu.akkoord.platform.store.Announcement;
import eu.akkoord.platform.store.Forms;
import eu.akkoord.platform.store.Shape;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.bson.Document;

/** A party as it is stored. */
final class PartyShape implements Shape<Party, PartyEvent> {
    private final BiFunction<Party, PartyEvent, Announcement> announcements;

    PartyShape(BiFunction<Party, PartyEvent, Announcement> announcements) {
        this.announcements = announcements;
    }

    @Override
    public Document write(Party party) {
        var names = party.facts().names();
        var written = new Document("nl", names.nl());
        Forms.put(written, "en", names.en());
        Forms.put(written, "fr", names.fr());
        Forms.put(written, "de", names.de());
        return new Document("names", written)
                .append(
                        "organisations",
                        party.facts().organisations().stream()
                                .map(PartyShape::written)
                                .toList());
    }

    @Override
    public Set<String> texts() {
        return Set.of("names.nl", "names.en", "names.fr", "names.de", "organisations.name");
    }

    @Override
    public Party read(String code, Document state) {
        var names = state.get("names", Document.class);
        return new Party(
                code,
                new PartyFacts(
                        new PartyNames(
                                names.getString("nl"),
                                names.getString("en"),
                                names.getString("fr"),
                                names.getString("de")),
                        state.getList("organisations", Document.class, List.of()).stream()
                                .map(PartyShape::organisation)
                                .toList()));
    }

    @Override
    public Announcement announce(Party after, PartyEvent event) {
        return announcements.apply(after, event);
    }

    private static Document written(Organisation organisation) {
        var written = new Document("id", organisation.id()).append("name", organisation.name());
        Forms.put(written, "ovo", organisation.ovo());
        Forms.put(written, "kbo", organisation.kbo());
        Forms.put(written, "oin", organisation.oin());
        return written;
    }

    private static Organisation organisation(Document written) {
        return new Organisation(
                written.getString("id"),
                written.getString("name"),
                written.getString("ovo"),
                written.getString("kbo"),
                written.getString("oin"));
    }
}
