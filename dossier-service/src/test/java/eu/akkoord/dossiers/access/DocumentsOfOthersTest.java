package eu.akkoord.dossiers.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import eu.akkoord.dossiers.document.DocumentFacts;
import eu.akkoord.dossiers.dossier.DossierFacts;
import eu.akkoord.dossiers.party.Organisation;
import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.change.Refusal;
import eu.akkoord.platform.core.time.ChangeNote;
import eu.akkoord.platform.store.HistoryQuery;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Attacks on what a party has in a dossier of another, by whoever owns the dossier. */
class DocumentsOfOthersTest {
    private static final ChangeNote NOTE = new ChangeNote(null, "zo besloten");
    private static final Caller OWNER = somebody("VL", "coordinator");
    private static final Caller DRAFTER = somebody("NL", "officer");
    private static final Caller DRAFTERS_COORDINATOR = somebody("NL", "coordinator");
    private static final Caller THIRD = somebody("LU", "officer");

    private final AuthorityWorld world = new AuthorityWorld();

    private static Caller somebody(String party, String role) {
        return AuthorityWorld.EVERYBODY.stream()
                .filter(one -> one.party().equals(party) && one.roles().contains(role))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void attack_the_owner_opens_a_document_of_another_party_by_other_agreements() {
        open(AuthorityWorld.AGREEMENTS.get(0));
        var document = drafted();
        share(AuthorityWorld.AGREEMENTS.get(1), null);
        refuseThird(document);
    }

    @Test
    void attack_the_owner_opens_a_document_of_another_party_by_sharing_its_dossier() {
        open(AuthorityWorld.AGREEMENTS.get(1));
        share(AuthorityWorld.AGREEMENTS.get(1), List.of("NL", "VL"));
        var document = drafted();
        share(AuthorityWorld.AGREEMENTS.get(1), List.of("LU", "NL", "VL"));
        refuseThird(document);

        assertThatExceptionOfType(Refusal.RoleNeeded.class).isThrownBy(() -> shareDocument(document, DRAFTER));
        assertThatExceptionOfType(Refusal.NotYours.class).isThrownBy(() -> shareDocument(document, OWNER));
        shareDocument(document, DRAFTERS_COORDINATOR);
        assertThat(world.shown(THIRD)).contains("documents/" + document);
        assertThat(world.documents
                        .history("d", document, THIRD)
                        .part(HistoryQuery.ALL, 100, past -> past)
                        .items())
                .as("not from before its own party opened it")
                .hasSize(1);
    }

    @Test
    void a_document_is_shared_with_no_others_than_its_dossier() {
        open(AuthorityWorld.AGREEMENTS.get(0));
        var document = drafted();
        assertThatExceptionOfType(Refusal.Contradiction.class)
                .isThrownBy(() -> shareDocument(document, DRAFTERS_COORDINATOR));
    }

    private void refuseThird(String document) {
        assertThat(world.shown(THIRD)).contains("dossiers/d").doesNotContain("documents/" + document);
        assertThat(world.shown(OWNER)).contains("documents/" + document);
        assertThatExceptionOfType(Refusal.Absent.class).isThrownBy(() -> world.documents.history("d", document, THIRD));
    }

    private void open(String agreement) {
        var facts = new DossierFacts(
                "Dossier",
                null,
                List.of(agreement),
                List.of(),
                new Organisation("VL", OWNER.organisation()),
                List.of(),
                null,
                List.of(),
                Confidentiality.PARTNERS,
                null,
                List.of());
        world.dossiers.begin("d", facts, NOTE, OWNER, null);
    }

    private void share(String agreement, @Nullable List<String> parties) {
        Writing.amend(
                world.dossiers,
                "d",
                world.allDossiers.find("d").orElseThrow().revision(),
                facts -> new DossierFacts(
                        facts.title(),
                        facts.summary(),
                        List.of(agreement),
                        facts.themes(),
                        facts.owner(),
                        facts.responsibles(),
                        facts.period(),
                        facts.references(),
                        facts.confidentiality(),
                        parties == null ? facts.sharedWith() : parties,
                        List.of()),
                NOTE,
                OWNER);
    }

    private String drafted() {
        var facts = new DocumentFacts(
                "Verslag", "report", "nl", null, "https://documenten.example/1", null, Confidentiality.PARTNERS);
        return world.documents.draft("d", facts, NOTE, DRAFTER, null).value().id();
    }

    private void shareDocument(String document, Caller by) {
        var facts = world.allDocuments.find(document).orElseThrow();
        Writing.amend(
                world.documents,
                "d",
                document,
                facts.revision(),
                before -> new DocumentFacts(
                        before.title(),
                        before.kind(),
                        before.language(),
                        before.date(),
                        before.link(),
                        before.mediaType(),
                        before.confidentiality(),
                        List.of("NL", "VL", "LU")),
                NOTE,
                by);
    }
}
