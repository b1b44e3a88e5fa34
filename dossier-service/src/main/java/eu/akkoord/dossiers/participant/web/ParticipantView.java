package eu.akkoord.dossiers.participant.web;

import eu.akkoord.dossiers.participant.ParticipantDesk.Shown;
import eu.akkoord.dossiers.person.Person;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A participant; who it is only for a reader who may know that, until it is erased.
 *
 * @param self its address, when it is shown alone
 * @param href its address, when it stands in a list
 */
record ParticipantView(
        @Nullable URI self,
        @Nullable URI href,
        String id,
        String party,
        @Nullable String function,
        @Nullable String organisation,
        List<String> expertise,
        @Nullable Person person,
        @Nullable LocalDate erasureDate) {
    static ParticipantView alone(URI self, Shown shown) {
        return of(self, null, shown);
    }

    static ParticipantView listed(URI href, Shown shown) {
        return of(null, href, shown);
    }

    private static ParticipantView of(@Nullable URI self, @Nullable URI href, Shown shown) {
        var participant = shown.participant();
        var kept = shown.person();
        return new ParticipantView(
                self,
                href,
                participant.id(),
                participant.party(),
                participant.function(),
                participant.organisation(),
                participant.expertise(),
                kept == null ? null : kept.person(),
                kept == null ? null : kept.erasure());
    }
}
