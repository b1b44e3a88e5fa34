package eu.akkoord.dossiers.session;

import static org.assertj.core.api.Assertions.assertThat;

import eu.akkoord.dossiers.access.Confidentiality;
import eu.akkoord.dossiers.access.WholeSnapshot;
import eu.akkoord.dossiers.dossier.DossierFacts.Theme;
import eu.akkoord.dossiers.session.SessionStatus.Announced;
import eu.akkoord.dossiers.session.SessionStatus.Cancelled;
import eu.akkoord.dossiers.session.SessionStatus.Held;
import eu.akkoord.dossiers.session.SessionStatus.Open;
import eu.akkoord.platform.core.facts.State;
import eu.akkoord.platform.core.time.Period;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.DocumentCodec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SessionStateTest {
    private static final LocalDate DAY = LocalDate.of(2017, 9, 14);

    private final State<Session> state = SessionForms.SESSIONS.state();

    static List<SessionStatus> stages() {
        return List.of(
                new Announced(DAY),
                new Open(DAY),
                new Held(DAY, null),
                new Held(DAY, 30),
                new Cancelled(DAY, "ziekte"),
                new Cancelled(DAY, null));
    }

    @ParameterizedTest
    @MethodSource("stages")
    void each_stage_survives_the_store(SessionStatus status) {
        var session = session(
                status,
                List.of(
                        new Invitation("a", "p", InvitationStage.REQUESTED, DAY, DAY, null, "NL", "VL"),
                        new Invitation("c", "r", InvitationStage.INVITED, DAY, DAY, null, null, "VL"),
                        new Invitation("d", "s", InvitationStage.REQUESTED, DAY, DAY, null, "NL", null),
                        new Invitation("b", "q_-", InvitationStage.WAITLISTED, DAY, DAY.plusDays(1), "x", null, null)));

        assertThat(state.read("lunchsessie", state.write(session))).isEqualTo(session);
    }

    @Test
    void what_is_not_said_survives_the_store() {
        var session = new Session(
                "lunchsessie",
                "werkbezoek",
                new SessionFacts(
                        "Lunchsessie", List.of(), List.of(), null, Period.of("2017-09", "september 2017"), null, null),
                new Announced(DAY),
                Invitations.NONE,
                Confidentiality.PUBLIC);

        assertThat(state.read("lunchsessie", state.write(session))).isEqualTo(session);
    }

    /** 128 KiB is what the store takes; the facts are as long as the contract lets them be. */
    @Test
    void as_many_invitations_as_there_may_be_fit_in_a_state() {
        var session = session(
                new Cancelled(DAY, "r".repeat(2000)),
                IntStream.range(0, 1_000)
                        .mapToObj(n -> new Invitation(
                                "0123456789abcdef",
                                "0123456789abcdef",
                                InvitationStage.WAITLISTED,
                                DAY,
                                DAY,
                                "0123456789abcdef",
                                "DE-NW",
                                "DE-BY"))
                        .toList());

        var bytes = new RawBsonDocument(new Document(state.write(session)), new DocumentCodec())
                .getByteBuffer()
                .remaining();
        assertThat(bytes).isLessThan(128 * 1024);
    }

    private static Session session(SessionStatus status, List<Invitation> invitations) {
        return new Session(
                "lunchsessie",
                "werkbezoek",
                new SessionFacts(
                        "t".repeat(200),
                        IntStream.range(0, 20)
                                .mapToObj(n -> n + "o".repeat(198))
                                .toList(),
                        IntStream.range(0, 20)
                                .mapToObj(n -> new Theme("a".repeat(64), "c".repeat(62) + n))
                                .toList(),
                        "p".repeat(200),
                        Period.of("[2017-09-01..2017-09-30]", "l".repeat(200)),
                        "nl",
                        20),
                status,
                new Invitations(invitations),
                Confidentiality.INTERNAL,
                new WholeSnapshot(
                        "VL",
                        IntStream.range(0, 20).mapToObj(n -> "a".repeat(62) + n).toList(),
                        IntStream.range(0, 60).mapToObj(n -> "DE-" + n).toList(),
                        IntStream.range(0, 60).mapToObj(n -> "DE-" + n).toList(),
                        "o".repeat(64)));
    }
}
