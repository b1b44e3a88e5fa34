package eu.akkoord.dossiers;

import static org.assertj.core.api.Assertions.assertThat;

import eu.akkoord.platform.test.ContractReferences;
import org.junit.jupiter.api.Test;

/** Every place where a writer names something that may be hidden, of both services: a new one is guessed at in a test before it stands here. */
class ReferencesTest {
    @Test
    void each_place_that_names_something_hidden_is_one_that_tests_guess_at() {
        assertThat(ContractReferences.all())
                .containsExactly(
                        // CommitmentReferencesIT
                        "PATCH /commitments/{commitmentId} /dossiers/*",
                        "PATCH /commitments/{commitmentId} /source/session",
                        "PATCH /commitments/{commitmentId} /source/visit",
                        // HiddenMilestonesIT
                        "PATCH /dossiers/{dossierId} /milestones/*",
                        // HiddenReferencesIT
                        "PATCH /visits/{visitId} /dossiers/*",
                        "PATCH /visits/{visitId} /returns",
                        // CommitmentReferencesIT
                        "POST /commitments /dossiers/*",
                        "POST /commitments /source/session",
                        "POST /commitments /source/visit",
                        "POST /commitments/{commitmentId}/offers /content/source/session",
                        "POST /commitments/{commitmentId}/offers /content/source/visit",
                        // HiddenMilestonesIT
                        "POST /dossiers /milestones/*",
                        // BulkIT
                        "POST /openings /ids/*",
                        // HiddenReferencesIT
                        "POST /visits /dossiers/*",
                        "POST /visits /returns",
                        // of its own session only, whose invitations the host may see: SessionInvitationsTest
                        "POST /visits/{visitId}/sessions/{sessionId}/transitions /attendance/present/*");
    }
}
