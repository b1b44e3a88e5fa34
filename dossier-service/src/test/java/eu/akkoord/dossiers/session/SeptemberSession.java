package eu.akkoord.dossiers.session;

import eu.akkoord.dossiers.access.Confidentiality;
import eu.akkoord.platform.core.time.Period;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A session of September 2017, as each test needs it. */
final class SeptemberSession {
    static final LocalDate DAY = LocalDate.of(2017, 9, 14);
    static final Period SEPTEMBER = Period.of("2017-09", "september 2017");

    private SeptemberSession() {}

    static List<InvitationStage> stages(Session session) {
        return session.invitations().all().stream().map(Invitation::stage).toList();
    }

    static Session session(SessionStatus status, @Nullable Integer capacity, List<Invitation> invitations) {
        return new Session(
                "lunchsessie",
                "werkbezoek",
                facts(SEPTEMBER, capacity),
                status,
                new Invitations(invitations),
                Confidentiality.PARTNERS);
    }

    static SessionFacts facts(Period period, @Nullable Integer capacity) {
        return new SessionFacts("Lunchsessie", List.of("inburgering"), List.of(), null, period, "nl", capacity);
    }

    static Invitation invitation(int number, InvitationStage stage) {
        return new Invitation("invitation-" + number, "person-" + number, stage, DAY, DAY, null, null, "VL");
    }
}
