package eu.akkoord.dossiers.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import eu.akkoord.dossiers.document.DocumentFacts;
import eu.akkoord.dossiers.document.DocumentVersion;
import eu.akkoord.dossiers.dossier.DossierFacts;
import eu.akkoord.dossiers.party.Organisation;
import eu.akkoord.dossiers.session.SessionFacts;
import eu.akkoord.dossiers.visit.SomeVisit;
import eu.akkoord.dossiers.visit.VisitFacts;
import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.change.Refusal;
import eu.akkoord.platform.core.time.ChangeNote;
import eu.akkoord.platform.core.time.Period;
import eu.akkoord.platform.desk.Striking;
import eu.akkoord.platform.desk.consent.Outcome;
import eu.akkoord.platform.store.Aggregates;
import eu.akkoord.platform.store.HistoryQuery;
import eu.akkoord.platform.store.HistoryRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Attacks on the past of documents and sessions, by way of what becomes of the dossier or visit they belong to. */
class PartsOfThenTest {
    private static final ChangeNote NOTE = new ChangeNote(null, "zo besloten");
    private static final Caller VL = somebody("VL", "coordinator");
    private static final Caller VL_OFFICER = somebody("VL", "officer");
    private static final Caller VL_READER = somebody("VL", "reader");
    private static final Caller NL = somebody("NL", "coordinator");
    private static final Caller NL_OFFICER = somebody("NL", "officer");
    private static final Caller LU = somebody("LU", "officer");
    private static final String WIDE = AuthorityWorld.AGREEMENTS.get(1);
    private static final Organisation SZW = new Organisation("NL", "szw");

    private final AuthorityWorld world = new AuthorityWorld();

    private static Caller somebody(String party, String role) {
        return AuthorityWorld.EVERYBODY.stream()
                .filter(one -> one.party().equals(party) && one.roles().contains(role))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void attack_an_officer_opens_documents_of_a_public_dossier_by_sharing_it() {
        open(Confidentiality.PARTNERS, "VL", "NL");
        var document = draft(Confidentiality.PARTNERS, VL_OFFICER);
        level(Confidentiality.PUBLIC, VL);
        assertThatExceptionOfType(Refusal.RoleNeeded.class).isThrownBy(() -> share(VL_OFFICER, "VL", "NL", "LU"));
        var other = AuthorityWorld.AGREEMENTS.get(0);
        world.join(other, "LU");
        assertThatExceptionOfType(Refusal.RoleNeeded.class)
                .isThrownBy(() -> amend(other, Confidentiality.PUBLIC, VL_OFFICER, "VL", "LU"));
        assertThat(world.shown(LU)).contains("dossiers/d").doesNotContain("documents/" + document);

        share(VL, "VL", "NL", "LU");
        assertThat(world.shown(LU)).contains("documents/" + document);
    }

    @Test
    void attack_an_owner_shuts_out_a_contributor_while_the_dossier_is_public() {
        open(Confidentiality.PUBLIC, "VL", "NL", "LU");
        draft(Confidentiality.PARTNERS, NL_OFFICER);
        assertThatExceptionOfType(Refusal.ShutsOut.class).isThrownBy(() -> share(VL, "VL", "LU"));
    }

    @Test
    void attack_an_offer_opens_the_past_of_documents() {
        open(Confidentiality.PARTNERS, "VL", "NL");
        var restricted = draft(Confidentiality.RESTRICTED, VL);
        amend(restricted, Confidentiality.PARTNERS, VL);
        offer("voorstel", "NL", false, VL);
        assertThat(revisions(restricted, NL)).containsExactly(2L);
    }

    @Test
    void attack_an_offer_opens_the_past_of_sessions() {
        plan(Confidentiality.INTERNAL);
        visitLevel(Confidentiality.PARTNERS, VL);
        retitle(VL);
        world.visits.offer("b", "voorstel", new Offered.Ownership(SZW, false), NOTE, VL);
        assertThat(sessionRevisions(NL)).containsExactly(2L);
    }

    @Test
    void attack_an_opening_shows_more_of_the_past_of_documents_than_of_the_dossier() {
        open(Confidentiality.PARTNERS, "VL", "NL");
        var document = draft(Confidentiality.PARTNERS, VL_OFFICER);
        share(VL, "VL", "NL", "LU");
        assertThat(dossierRevisions(LU)).doesNotContain(1L);
        assertThat(revisions(document, LU)).isEmpty();
        assertThat(revisions(document, NL)).containsExactly(1L);
        amend(document, Confidentiality.PUBLIC, VL);
        assertThat(revisions(document, LU)).containsExactly(2L);
    }

    @Test
    void attack_a_new_owner_grants_itself_the_past_of_the_former() {
        open(Confidentiality.RESTRICTED, "VL", "NL");
        var document = draft(Confidentiality.RESTRICTED, VL);
        amend(document, Confidentiality.PARTNERS, VL);
        level(Confidentiality.PARTNERS, VL);
        var then = dossierRevisions(VL);
        offer("voorstel", "NL", true, VL);
        take("voorstel", NL);
        var since = dossierRevisions(NL_OFFICER);
        world.granting.give(dossier(), new Grantee.ToOrganisation(SZW), NOTE, NL_OFFICER, null);
        assertThat(dossierRevisions(NL_OFFICER)).isEqualTo(since).doesNotContain(1L);
        assertThat(revisions(document, NL_OFFICER)).isEmpty();
        assertThat(dossierRevisions(VL)).containsAll(then);
        assertThat(revisions(document, VL)).containsExactly(1L, 2L);
    }

    @Test
    void attack_what_went_along_shows_the_new_owner_what_its_own_party_reads_no_more() {
        open(Confidentiality.PARTNERS, "VL", "NL");
        var document = draft(Confidentiality.RESTRICTED, VL);
        amend(document, Confidentiality.PARTNERS, VL);
        offer("voorstel", "NL", false, VL);
        take("voorstel", NL);
        world.granting.give(dossier(), new Grantee.ToOrganisation(SZW), NOTE, NL_OFFICER, null);
        assertThat(revisions(document, NL_OFFICER)).containsExactly(2L);
    }

    @Test
    void attack_a_party_that_owns_something_again_grants_itself_the_time_between() {
        open(Confidentiality.PARTNERS, "VL", "NL");
        offer("heen", "NL", true, VL);
        take("heen", NL);
        var opened = world.allDossiers.find("d").orElseThrow().revision();
        world.granting.give(dossier(), new Grantee.ToPerson(NL.subject(), "NL"), NOTE, NL, null);
        world.dossiers.leave("d", NOTE, VL);
        level(Confidentiality.RESTRICTED, NL);
        level(Confidentiality.PARTNERS, NL);
        offer("terug", "VL", true, NL);
        take("terug", VL);
        world.granting.give(dossier(), new Grantee.ToPerson(VL_READER.subject(), "VL"), NOTE, VL, null);
        assertThat(dossierRevisions(VL_READER)).contains(opened, opened + 3).doesNotContain(opened + 2);
        // the grant of the creator was kept, so that one saw it then
        assertThat(dossierRevisions(VL)).contains(opened + 2);
        assertThat(dossierRevisions(NL)).contains(opened + 2);
    }

    @Test
    void attack_a_new_owner_reads_sessions_of_the_former() {
        plan(Confidentiality.INTERNAL);
        visitLevel(Confidentiality.PARTNERS, VL);
        retitle(VL);
        world.visits.offer("b", "voorstel", new Offered.Ownership(SZW, false), NOTE, VL);
        world.visits.answer("b", visit(), "voorstel", Outcome.ACCEPTED, NOTE, NL);
        assertThat(sessionRevisions(NL)).containsExactly(2L);
        assertThat(sessionRevisions(VL)).containsExactly(1L, 2L);
    }

    @Test
    void attack_a_new_owner_opens_to_a_third_party_what_the_former_had_closed_to_it() {
        open(Confidentiality.PARTNERS, "VL", "NL", "LU");
        var document = draft(Confidentiality.PARTNERS, VL_OFFICER);
        share(VL, "VL", "NL");
        offer("voorstel", "NL", false, VL);
        take("voorstel", NL);
        share(NL, "VL", "NL", "LU");
        assertThat(world.shown(LU)).contains("dossiers/d").doesNotContain("documents/" + document);
        // nor once its own party has written it
        amend(document, Confidentiality.INTERNAL, VL_OFFICER);
        amend(document, Confidentiality.PARTNERS, VL);
        assertThat(world.shown(LU)).doesNotContain("documents/" + document);
        assertThat(world.shown(NL_OFFICER)).contains("documents/" + document);

        shareDocument(document, VL, "VL", "NL", "LU");
        assertThat(world.shown(LU)).contains("documents/" + document);
    }

    @Test
    void attack_a_new_owner_strikes_a_text_in_a_past_that_it_may_not_read() {
        open(Confidentiality.INTERNAL, "VL", "NL");
        level(Confidentiality.PARTNERS, VL);
        offer("voorstel", "NL", false, VL);
        take("voorstel", NL);
        world.dossiers.strike("d", new Striking("/title", null), NOTE, NL);
        assertThat(world.allDossiers.history("d"))
                .extracting(past -> past.after().facts().title())
                .startsWith("Dossier", Aggregates.STRUCK)
                .endsWith(Aggregates.STRUCK);
    }

    @Test
    void auditors_of_the_owner_are_not_concerned_by_what_another_party_keeps_to_itself_in_it() {
        open(Confidentiality.PARTNERS, "VL", "NL");
        assertThat(concerned(draft(Confidentiality.INTERNAL, NL_OFFICER))).containsExactly("NL");
        assertThat(concerned(draft(Confidentiality.PARTNERS, NL_OFFICER))).containsExactlyInAnyOrder("NL", "VL");
    }

    @Test
    void auditors_of_a_new_owner_are_not_concerned_by_what_parts_were_before() {
        open(Confidentiality.PARTNERS, "VL", "NL");
        var document = draft(Confidentiality.PARTNERS, VL_OFFICER);
        offer("voorstel", "NL", false, VL);
        take("voorstel", NL);
        assertThat(concerned(document)).containsExactly("VL");
        plan(Confidentiality.INTERNAL);
        world.visits.offer("b", "voorstel", new Offered.Ownership(SZW, false), NOTE, VL);
        world.visits.answer("b", visit(), "voorstel", Outcome.ACCEPTED, NOTE, NL);
        var session = world.allSessions.find("s").orElseThrow().value();
        assertThat(world.sessionRights.concerned(List.of(session)).apply(session))
                .containsExactly("VL");
    }

    @Test
    void attack_an_opening_shows_earlier_versions_to_whom_they_were_closed() {
        open(Confidentiality.PARTNERS, "VL", "NL");
        var document = draft(Confidentiality.PARTNERS, VL_OFFICER);
        renew(document, VL_OFFICER);
        share(VL, "VL", "NL", "LU");
        assertThat(versions(document, LU)).containsExactly("https://example.org/nieuw");
        assertThat(versions(document, NL_OFFICER))
                .containsExactly("https://example.org/verslag", "https://example.org/nieuw");
    }

    @Test
    void an_earlier_version_is_shown_like_the_last_state_that_had_it() {
        open(Confidentiality.PARTNERS, "VL", "NL");
        var document = draft(Confidentiality.PARTNERS, VL_OFFICER);
        share(VL, "VL", "NL", "LU");
        renew(document, VL_OFFICER);
        assertThat(revisions(document, LU)).containsExactly(2L);
        assertThat(versions(document, LU)).containsExactly("https://example.org/nieuw");
        amend(document, Confidentiality.PUBLIC, VL);
        assertThat(revisions(document, LU)).containsExactly(2L, 3L);
        assertThat(versions(document, LU)).containsExactly("https://example.org/nieuw");
    }

    @Test
    void attack_an_offer_or_a_takeover_shows_earlier_versions() {
        open(Confidentiality.PARTNERS, "VL", "NL");
        var document = draft(Confidentiality.RESTRICTED, VL);
        renew(document, VL);
        offer("voorstel", "NL", false, VL);
        assertThat(versions(document, NL)).containsExactly("https://example.org/nieuw");
        take("voorstel", NL);
        world.granting.give(dossier(), new Grantee.ToOrganisation(SZW), NOTE, NL_OFFICER, null);
        assertThat(versions(document, NL_OFFICER)).containsExactly("https://example.org/nieuw");
    }

    @Test
    void attack_an_entry_of_the_audit_shows_earlier_versions_to_whom_they_did_not_concern() {
        open(Confidentiality.PARTNERS, "VL", "NL");
        var document = draft(Confidentiality.INTERNAL, NL_OFFICER);
        renew(document, NL_OFFICER);
        amend(document, Confidentiality.PARTNERS, NL);
        assertThat(audited(document, "VL")).containsExactly("https://example.org/nieuw");
        assertThat(audited(document, "NL")).containsExactly("https://example.org/verslag", "https://example.org/nieuw");
    }

    private void renew(String document, Caller by) {
        Writing.amend(
                world.documents,
                "d",
                document,
                world.allDocuments.find(document).orElseThrow().revision(),
                facts -> new DocumentFacts(
                        facts.title(),
                        facts.kind(),
                        facts.language(),
                        facts.date(),
                        "https://example.org/nieuw",
                        facts.mediaType(),
                        facts.confidentiality(),
                        facts.sharedWith()),
                NOTE,
                by);
    }

    private List<String> versions(String document, Caller reader) {
        var found = world.allDocuments.find(document).orElseThrow().value();
        assertThat(world.documentRights.mayRead(reader, found)).isTrue();
        return world.documents.versions(found, reader).stream()
                .map(DocumentVersion::link)
                .toList();
    }

    /** Shows the versions in the last entry, as they would be stored. */
    private List<String> audited(String document, String party) {
        var last = world.allDocuments.history(document).getLast();
        var state = last.after();
        assertThat(world.documentRights.concerned(List.of(state)).apply(state)).contains(party);
        var links = Stream.concat(state.replaced().stream(), Stream.of(state))
                .map(one -> one.facts().link())
                .toList();
        var stored = new HistoryRecord<>(
                last.revision(),
                last.type(),
                last.occurred(),
                last.registered(),
                last.created(),
                last.by(),
                last.reason(),
                last.offer(),
                last.traceparent(),
                state,
                Map.of("versions", links),
                List.of());
        var shown = (List<?>) world.documentRights.audited(stored, party).get("versions");
        return Objects.requireNonNull(shown).stream().map(String::valueOf).toList();
    }

    private List<String> concerned(String document) {
        var state = world.allDocuments.find(document).orElseThrow().value();
        return List.copyOf(world.documentRights.concerned(List.of(state)).apply(state));
    }

    private List<Long> revisions(String document, Caller reader) {
        return world.documents
                .history("d", document, reader)
                .part(HistoryQuery.ALL, 100, HistoryRecord::revision)
                .items();
    }

    private List<Long> dossierRevisions(Caller reader) {
        return world.dossiers
                .history("d", reader)
                .part(HistoryQuery.ALL, 100, HistoryRecord::revision)
                .items();
    }

    private List<Long> sessionRevisions(Caller reader) {
        return world.sessions
                .history("b", "s", reader)
                .part(HistoryQuery.ALL, 100, HistoryRecord::revision)
                .items();
    }

    private static Thing dossier() {
        return new Thing("dossiers", "d");
    }

    /** @param parties those that have joined by then */
    private void open(Confidentiality level, String... parties) {
        var facts = new DossierFacts(
                "Dossier",
                null,
                List.of(WIDE),
                List.of(),
                new Organisation("VL", VL.organisation()),
                List.of(),
                null,
                List.of(),
                level,
                null,
                List.of());
        var later = new ArrayList<>(AuthorityWorld.PARTIES);
        later.removeAll(List.of(parties));
        later.forEach(party -> world.leave(WIDE, party));
        world.dossiers.begin("d", facts, NOTE, VL, null);
        later.forEach(party -> world.join(WIDE, party));
    }

    private void level(Confidentiality level, Caller by) {
        amend(WIDE, level, by, sharedWith());
    }

    private void share(Caller by, String... parties) {
        amend(WIDE, facts().confidentiality(), by, parties);
    }

    private DossierFacts facts() {
        return world.allDossiers.find("d").orElseThrow().value().facts();
    }

    private String[] sharedWith() {
        return Objects.requireNonNull(facts().sharedWith()).toArray(String[]::new);
    }

    private void amend(String agreement, Confidentiality level, Caller by, String... parties) {
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
                        level,
                        List.of(parties),
                        List.of()),
                NOTE,
                by);
    }

    private String draft(Confidentiality level, Caller by) {
        var facts = new DocumentFacts("Verslag", "report", "nl", null, "https://example.org/verslag", null, level);
        return world.documents.draft("d", facts, NOTE, by, null).value().id();
    }

    private void amend(String document, Confidentiality level, Caller by) {
        Writing.amend(
                world.documents,
                "d",
                document,
                world.allDocuments.find(document).orElseThrow().revision(),
                facts -> copy(facts, level, facts.sharedWith()),
                NOTE,
                by);
    }

    private void shareDocument(String document, Caller by, String... parties) {
        Writing.amend(
                world.documents,
                "d",
                document,
                world.allDocuments.find(document).orElseThrow().revision(),
                facts -> copy(facts, facts.confidentiality(), List.of(parties)),
                NOTE,
                by);
    }

    private static DocumentFacts copy(DocumentFacts facts, Confidentiality level, @Nullable List<String> parties) {
        return new DocumentFacts(
                facts.title(),
                facts.kind(),
                facts.language(),
                facts.date(),
                facts.link(),
                facts.mediaType(),
                level,
                parties);
    }

    private void offer(String id, String party, boolean keepGrants, Caller by) {
        var to = party.equals("NL") ? SZW : new Organisation("VL", VL.organisation());
        world.dossiers.offer("d", id, new Offered.Ownership(to, keepGrants), NOTE, by);
    }

    private void take(String offer, Caller by) {
        var seen = world.allDossiers.find("d").orElseThrow().revision();
        world.dossiers.answer("d", seen, offer, Outcome.ACCEPTED, NOTE, by);
    }

    private void plan(Confidentiality level) {
        world.visits.plan("b", visit(level), NOTE, VL_OFFICER, null);
        var facts = new SessionFacts("Sessie", List.of(), List.of(), null, Period.of("2027", null), null, null);
        world.sessions.announce("b", "s", facts, NOTE, VL_OFFICER, null);
    }

    private void visitLevel(Confidentiality level, Caller by) {
        Writing.amend(world.visits, "b", visit(), facts -> visit(level), NOTE, by);
    }

    private long visit() {
        return world.allVisits.find("b").orElseThrow().revision();
    }

    private static VisitFacts visit(Confidentiality level) {
        return SomeVisit.FACTS
                .with(VisitFacts::owner, new Organisation("VL", VL_OFFICER.organisation()))
                .with(VisitFacts::confidentiality, level);
    }

    private void retitle(Caller by) {
        Writing.amend(
                world.sessions,
                "b",
                "s",
                1,
                facts -> new SessionFacts(
                        "Andere titel", List.of(), List.of(), null, Period.of("2027", null), null, null),
                NOTE,
                by);
    }
}
