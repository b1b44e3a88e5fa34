package eu.akkoord.dossiers.document.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import eu.akkoord.dossiers.access.Classification;
import eu.akkoord.dossiers.document.DocumentStatus;
import eu.akkoord.dossiers.document.DocumentVersion;
import eu.akkoord.dossiers.document.DossierDocument;
import eu.akkoord.dossiers.party.Organisation;
import eu.akkoord.platform.store.Recorded;
import eu.akkoord.platform.web.Link;
import eu.akkoord.platform.web.Links;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * A document as a reader sees it, in one of its versions.
 *
 * @param version number of the version that date, link and media type are of
 * @param versions all, oldest first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DocumentView(
        URI self,
        String id,
        Link dossier,
        String title,
        String kind,
        String language,
        @Nullable LocalDate date,
        String link,
        @Nullable String mediaType,
        int version,
        List<VersionView> versions,
        @Nullable Organisation owner,
        String confidentiality,
        Classification.@Nullable Shown classification,
        String status,
        LocalDate since,
        @Nullable String reason,
        Instant created,
        Instant modified) {
    /** One version, and where the document can be read in it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record VersionView(
            int version,
            URI href,
            @Nullable LocalDate date,
            String link,
            @Nullable String mediaType) {
        static VersionView of(int number, DocumentVersion version, URI self) {
            return new VersionView(
                    number,
                    UriComponentsBuilder.fromUri(self)
                            .queryParam("version", number)
                            .build()
                            .toUri(),
                    version.date(),
                    version.link(),
                    version.mediaType());
        }
    }

    /**
     * @param versions those that may be shown
     * @param number of the version to show, one that there is
     * @param party of the reader
     */
    static DocumentView of(
            Recorded<DossierDocument> recorded, List<DocumentVersion> versions, int number, String party, Links links) {
        var document = recorded.value();
        var facts = document.facts();
        var shown = versions.get(number - 1);
        var self = links.to("dossiers", document.dossier(), "documents", document.id());
        return new DocumentView(
                self,
                document.id(),
                Link.to("dossiers", document.dossier(), links),
                facts.title(),
                facts.kind(),
                facts.language(),
                shown.date(),
                shown.link(),
                shown.mediaType(),
                number,
                IntStream.rangeClosed(1, versions.size())
                        .mapToObj(n -> VersionView.of(n, versions.get(n - 1), self))
                        .toList(),
                document.owner(),
                facts.confidentiality().word(),
                Classification.Shown.to(party, facts.confidentiality()),
                document.status().stage().word(),
                document.status().since(),
                document.status() instanceof DocumentStatus.Withdrawn withdrawn ? withdrawn.reason() : null,
                recorded.created(),
                recorded.registered());
    }
}
