package eu.akkoord.dossiers.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import eu.akkoord.dossiers.document.DocumentFacts;
import eu.akkoord.dossiers.document.DocumentStage;
import eu.akkoord.dossiers.dossier.DossierFacts;
import eu.akkoord.dossiers.party.Organisation;
import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.change.Refusal;
import eu.akkoord.platform.core.time.ChangeNote;
import eu.akkoord.platform.core.time.Moment;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Documents in a dossier that keep it open to the parties they belong to, and for how long. */
class ContributorsTest {
    private static final ChangeNote WHY = new ChangeNote(null, "zo besloten");
    private static final String DOSSIER = "dossier";
    private static final Thing THING = new Thing("dossiers", DOSSIER);

    private final AuthorityWorld world = new AuthorityWorld();
    private final Caller owner = caller("VL", "coordinator");
    private final Caller partner = caller("NL", "officer");
    private final Caller theirCoordinator = caller("NL", "coordinator");
    private final Caller outsider = caller("LU", "officer");

    @Test
    void attack_a_dossier_tells_how_many_hidden_documents_others_have_in_it() {
        open(Confidentiality.PARTNERS);
        draft(partner);
        assertThat(contributors()).containsExactly("NL");
        var begun = world.allDossiers.find(DOSSIER).orElseThrow();
        var hidden = draft(partner, Confidentiality.INTERNAL);
        draft(partner, Confidentiality.INTERNAL);
        withdraw(hidden, partner);
        assertThat(world.allDossiers.find(DOSSIER)).contains(begun);
    }

    @Test
    void attack_a_dossier_tells_of_what_somebody_drafts_by_a_grant() {
        open(Confidentiality.INTERNAL);
        world.granting.give(THING, new Grantee.ToPerson(partner.subject(), "NL"), WHY, owner, null);
        var before = world.allDossiers.find(DOSSIER).orElseThrow();
        withdraw(draft(partner, Confidentiality.INTERNAL), partner);
        assertThat(world.allDossiers.find(DOSSIER)).contains(before);
    }

    @Test
    void attack_a_grantee_keeps_a_dossier_open_to_its_party_by_drafting_in_it() {
        open(Confidentiality.PARTNERS);
        var grant = world.granting.give(THING, new Grantee.ToPerson(outsider.subject(), "LU"), WHY, owner, null);
        var organisation =
                world.granting.give(THING, new Grantee.ToOrganisation(new Organisation("LU", "mfa")), WHY, owner, null);
        // mayAdd is for those it is shared with, by a grant too
        draft(outsider);
        assertThat(contributors()).isEmpty();
        world.granting.withdraw(THING, grant.id(), owner);
        world.granting.withdraw(THING, organisation.id(), owner);
        level(Confidentiality.RESTRICTED);
    }

    @Test
    void a_grantees_party_contributes_with_the_next_document_once_it_reads_the_dossier_without_the_grant() {
        open(Confidentiality.INTERNAL);
        world.granting.give(THING, new Grantee.ToPerson(partner.subject(), "NL"), WHY, owner, null);
        draft(partner);
        level(Confidentiality.PARTNERS);
        assertThat(contributors()).isEmpty();
        draft(partner);
        assertThat(contributors()).containsExactly("NL");
        assertThatExceptionOfType(Refusal.ShutsOut.class).isThrownBy(() -> level(Confidentiality.INTERNAL));
    }

    @Test
    void a_party_leaves_by_saying_so_and_not_by_withdrawing_what_it_has() {
        open(Confidentiality.PARTNERS);
        withdraw(draft(partner), partner);
        assertThat(contributors()).containsExactly("NL");
        assertThatExceptionOfType(Refusal.ShutsOut.class).isThrownBy(() -> level(Confidentiality.INTERNAL));

        assertThatExceptionOfType(Refusal.RoleNeeded.class)
                .isThrownBy(() -> world.dossiers.leave(DOSSIER, WHY, partner));
        assertThatExceptionOfType(Refusal.MissingReason.class)
                .isThrownBy(() -> world.dossiers.leave(DOSSIER, ChangeNote.NONE, theirCoordinator));
        world.dossiers.leave(DOSSIER, WHY, theirCoordinator);
        assertThat(contributors()).isEmpty();
        assertThatExceptionOfType(Refusal.WrongStage.class)
                .isThrownBy(() -> world.dossiers.leave(DOSSIER, WHY, theirCoordinator));
        level(Confidentiality.INTERNAL);
    }

    @Test
    void another_partys_officer_takes_nobody_out_of_a_dossier() {
        open(Confidentiality.PARTNERS);
        var document = draft(partner);
        assertThatExceptionOfType(Refusal.NotYours.class).isThrownBy(() -> withdraw(document, owner));
        assertThatExceptionOfType(Refusal.WrongStage.class).isThrownBy(() -> world.dossiers.leave(DOSSIER, WHY, owner));
        assertThat(contributors()).containsExactly("NL");
    }

    private void open(Confidentiality level) {
        world.dossiers.begin(DOSSIER, facts(level), WHY, owner, null);
    }

    private void level(Confidentiality next) {
        var found = world.allDossiers.find(DOSSIER).orElseThrow();
        Writing.amend(world.dossiers, DOSSIER, found.revision(), facts -> facts(next, facts.sharedWith()), WHY, owner);
    }

    private static DossierFacts facts(Confidentiality level) {
        return facts(level, null);
    }

    private static DossierFacts facts(Confidentiality level, @Nullable List<String> sharedWith) {
        return new DossierFacts(
                "Dossier",
                null,
                List.of(AuthorityWorld.AGREEMENTS.getFirst()),
                List.of(),
                new Organisation("VL", "abb"),
                List.of(),
                null,
                List.of(),
                level,
                sharedWith,
                List.of());
    }

    private String draft(Caller by) {
        return draft(by, Confidentiality.PARTNERS);
    }

    private String draft(Caller by, Confidentiality level) {
        var facts =
                new DocumentFacts("Verslag", "report", "nl", null, "https://documenten.example/verslag", null, level);
        return world.documents
                .draft(DOSSIER, facts, ChangeNote.NONE, by, null)
                .value()
                .id();
    }

    private void withdraw(String document, Caller by) {
        var found = world.documents.at(DOSSIER, document, Moment.NOW, by);
        world.documents.become(
                world.documents.open(DOSSIER, document, found.revision(), WHY, by), DocumentStage.WITHDRAWN);
    }

    private List<String> contributors() {
        return world.allDossiers.find(DOSSIER).orElseThrow().value().contributors();
    }

    private static Caller caller(String party, String role) {
        return AuthorityWorld.EVERYBODY.stream()
                .filter(one -> one.party().equals(party) && one.roles().contains(role))
                .findFirst()
                .orElseThrow();
    }
}
