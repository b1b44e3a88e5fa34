package eu.akkoord.dossiers.access.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import eu.akkoord.dossiers.access.Explanation;
import eu.akkoord.dossiers.access.Ground;
import eu.akkoord.platform.core.link.Link;
import eu.akkoord.platform.core.message.Codes;
import eu.akkoord.platform.core.message.Language;
import eu.akkoord.platform.core.message.Message;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why someone sees a dossier, or why not. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AccessView(
        URI self,
        Link dossier,
        @Nullable String party,
        @Nullable String organisation,
        @Nullable String subject,
        String confidentiality,
        boolean allowed,
        @Nullable String ground,
        List<GroundView> grounds) {
    /** One ground; {@code detail} says what it found. */
    record GroundView(String ground, boolean counts, boolean met, String detail) {}

    static AccessView of(
            URI self,
            Link dossier,
            @Nullable String party,
            @Nullable String organisation,
            @Nullable String subject,
            Explanation why,
            Language language) {
        return new AccessView(
                self,
                dossier,
                party,
                organisation,
                subject,
                why.level().word(),
                why.deciding().isPresent(),
                why.deciding().map(AccessView::word).orElse(null),
                why.grounds().stream()
                        .map(weighed -> ground(weighed, why, language))
                        .toList());
    }

    private static GroundView ground(Explanation.Weighed weighed, Explanation why, Language language) {
        var detail = detail(weighed, why).in(language);
        return new GroundView(word(weighed.ground()), weighed.counts(), weighed.met(), detail);
    }

    private static String word(Ground ground) {
        return switch (ground) {
            case PUBLIC -> "public";
            case PARTNER -> "partner";
            case OWNER -> "owner";
            case ORGANISATION_GRANTED -> "organisationGranted";
            case PERSON_GRANTED -> "personGranted";
            case OFFERED -> "offered";
        };
    }

    private static Message detail(Explanation.Weighed weighed, Explanation why) {
        if (!weighed.counts()) {
            return Message.of("access.levelDoesNotCount", Codes.of(why.level().word()));
        }
        return switch (weighed.ground()) {
            case PUBLIC -> Message.of("access.public");
            case PARTNER -> weighed.met() ? Message.of("access.shared") : noPartner(why);
            case OWNER -> Message.of(weighed.met() ? "access.owner" : "access.notOwner");
            case ORGANISATION_GRANTED ->
                Message.of(weighed.met() ? "access.organisationGranted" : "access.organisationNotGranted");
            case PERSON_GRANTED -> Message.of(weighed.met() ? "access.subjectGranted" : "access.subjectNotGranted");
            case OFFERED -> Message.of("access.offered");
        };
    }

    private static Message noPartner(Explanation why) {
        return why.strangeTo().isEmpty()
                ? Message.of("access.notShared")
                : Message.of("access.strange", String.join(", ", why.strangeTo()));
    }
}
