package eu.akkoord.agreements.commitment.events;

import eu.akkoord.agreements.commitment.CommitmentReferences;
import eu.akkoord.agreements.commitment.PublishedReferences;
import java.util.LinkedHashSet;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reads the published events of commitments. */
@Component
class AnnouncedReferences implements PublishedReferences {
    private final JsonMapper json;

    AnnouncedReferences(JsonMapper json) {
        this.json = json;
    }

    @Override
    public CommitmentReferences named(byte[] event) {
        var commitment = json.readTree(event).at("/data/commitment");
        var dossiers = new LinkedHashSet<String>();
        commitment.path("dossiers").forEach(one -> dossiers.add(one.asString()));
        var source = commitment.path("source");
        return new CommitmentReferences(
                dossiers,
                source.path("visit").asString(null),
                source.path("session").asString(null));
    }
}
