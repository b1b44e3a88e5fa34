package eu.akkoord.dossiers.access.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import eu.akkoord.dossiers.access.Explanation;
import eu.akkoord.dossiers.access.Ground;
import eu.akkoord.platform.web.Link;
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
    /** One ground; {@code detail} says in Dutch what it found. */
    record GroundView(String ground, boolean counts, boolean met, String detail) {}

    static AccessView of(
            URI self,
            Link dossier,
            @Nullable String party,
            @Nullable String organisation,
            @Nullable String subject,
            Explanation why) {
        return new AccessView(
                self,
                dossier,
                party,
                organisation,
                subject,
                why.level().word(),
                why.deciding().isPresent(),
                why.deciding().map(AccessView::word).orElse(null),
                why.grounds().stream().map(weighed -> ground(weighed, why)).toList());
    }

    private static GroundView ground(Explanation.Weighed weighed, Explanation why) {
        return new GroundView(word(weighed.ground()), weighed.counts(), weighed.met(), detail(weighed, why));
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

    private static String detail(Explanation.Weighed weighed, Explanation why) {
        if (!weighed.counts()) {
            return "Telt niet op het niveau %s".formatted(why.level().word());
        }
        return switch (weighed.ground()) {
            case PUBLIC -> "Het niveau is public: ieder met een token mag lezen";
            case PARTNER ->
                weighed.met()
                        ? "De partij is toegetreden tot elk genoemd akkoord, en het is met haar gedeeld"
                        : noPartner(why);
            case OWNER -> weighed.met() ? "De partij is die van de eigenaar" : "De partij is niet die van de eigenaar";
            case ORGANISATION_GRANTED ->
                weighed.met() ? "De organisatie heeft een toekenning" : "De organisatie heeft geen toekenning";
            case PERSON_GRANTED ->
                weighed.met() ? "Het subject heeft een toekenning" : "Het subject heeft geen toekenning";
            case OFFERED ->
                "Alleen voor een coordinator van een partij die een open voorstel heeft om eigenaar te worden";
        };
    }

    private static String noPartner(Explanation why) {
        return why.strangeTo().isEmpty()
                ? "Er is geen partij gegeven waarmee het gedeeld is"
                : "De partij is geen partij bij %s".formatted(String.join(", ", why.strangeTo()));
    }
}
