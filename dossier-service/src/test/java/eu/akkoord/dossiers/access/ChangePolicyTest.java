package eu.akkoord.dossiers.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import eu.akkoord.dossiers.party.Organisation;
import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.change.Refusal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A visit of NL to VL, owned by VL, under an agreement of the two that LU has joined later. */
class ChangePolicyTest {
    private static final Thing VISIT = new Thing("visits", "bezoek");
    private static final Creator MAKER = new Creator("https://VL#maker", "VL");
    private static final Caller OFFICER = staff("VL", "officer");
    private static final Caller COORDINATOR = staff("VL", "coordinator");
    private static final Caller GUEST = staff("NL", "coordinator");
    private static final String REASON = "reden";

    private final InMemoryAgreements agreements = new InMemoryAgreements().with("vl-nl", "VL", "NL", "LU");
    private final ChangePolicy policy =
            new ChangePolicy(new ClearancePolicy(agreements, new InMemoryGrants(), Clock.systemUTC()));

    private static Caller staff(String party, String role) {
        return new Caller("https://" + party + "#" + role, "app", party, "abc", Set.of(role), Set.of());
    }

    @Test
    void a_lower_level_is_for_a_coordinator_of_the_owner_with_a_reason() {
        for (var from : Confidentiality.values()) {
            for (var to : Confidentiality.values()) {
                var lowered = to.compareTo(from) < 0;
                for (var other : List.of(GUEST, OFFICER)) {
                    var refusal = refusal(silent(from), silent(to), other, REASON);
                    if (lowered) {
                        assertThat(refusal).isInstanceOf(Refusal.RoleNeeded.class);
                    } else {
                        assertThat(refusal).isNull();
                    }
                }
                assertThat(refusal(silent(from), silent(to), COORDINATOR, REASON))
                        .isNull();
                if (lowered) {
                    assertThat(refusal(silent(from), silent(to), COORDINATOR, null))
                            .isInstanceOf(Refusal.MissingReason.class);
                }
            }
        }
    }

    @Test
    void letting_in_another_party_is_a_lowering_whatever_property_does_it() {
        var shared = visit(Confidentiality.PARTNERS, List.of("VL", "NL"), Set.of());
        var opened = visit(Confidentiality.PARTNERS, List.of("VL", "NL", "LU"), Set.of());
        assertThat(refusal(shared, opened, OFFICER, REASON)).isInstanceOf(Refusal.RoleNeeded.class);
        assertThat(refusal(shared, opened, GUEST, REASON)).isInstanceOf(Refusal.RoleNeeded.class);
        assertThat(refusal(shared, opened, COORDINATOR, null)).isInstanceOf(Refusal.MissingReason.class);
        assertThat(refusal(shared, opened, COORDINATOR, REASON)).isNull();
    }

    @Test
    void a_party_that_could_read_what_speaks_of_it_loses_it_only_by_its_own_hand() {
        var told = visit(Confidentiality.PARTNERS, List.of("VL", "NL"), Set.of("NL", "VL"));
        for (var level : List.of(Confidentiality.INTERNAL, Confidentiality.RESTRICTED)) {
            var raised = visit(level, List.of("VL", "NL"), Set.of("NL", "VL"));
            assertThat(refusal(told, raised, COORDINATOR, REASON)).isInstanceOf(Refusal.ShutsOut.class);
        }
        var unshared = visit(Confidentiality.PARTNERS, List.of("VL"), Set.of("NL", "VL"));
        assertThat(refusal(told, unshared, COORDINATOR, REASON)).isInstanceOf(Refusal.ShutsOut.class);
        var unnamed = visit(Confidentiality.PARTNERS, List.of("VL", "NL"), Set.of("VL"));
        assertThat(refusal(told, unnamed, COORDINATOR, REASON))
                .as("in two steps")
                .isInstanceOf(Refusal.ShutsOut.class);
        assertThat(refusal(told, unnamed, GUEST, null)).as("by its own hand").isNull();
        var untold = visit(Confidentiality.INTERNAL, List.of("VL", "NL"), Set.of("NL", "VL"));
        assertThat(refusal(untold, visit(Confidentiality.RESTRICTED, List.of("VL", "NL"), Set.of("VL")), OFFICER, null))
                .as("who was never told")
                .isNull();
    }

    @Test
    void an_owner_is_never_changed_to_another_party_nor_within_it_but_by_a_coordinator() {
        var ours = silent(Confidentiality.RESTRICTED);
        var theirs = new Guarded(
                VISIT,
                Confidentiality.RESTRICTED,
                "NL",
                List.of("vl-nl"),
                null,
                List.of(),
                Set.of(),
                MAKER,
                Map.of(),
                null);
        for (var anyone : List.of(GUEST, OFFICER, COORDINATOR)) {
            assertThat(refusal(ours, theirs, anyone, REASON)).isInstanceOf(Refusal.ConsentNeeded.class);
        }
        var abb = new Organisation("VL", "abb");
        var vdab = new Organisation("VL", "vdab");
        assertThatExceptionOfType(Refusal.RoleNeeded.class).isThrownBy(() -> ChangePolicy.judge(abb, vdab, OFFICER));
        ChangePolicy.judge(abb, vdab, COORDINATOR);
    }

    @Test
    void grants_within_the_party_ask_a_reason_and_outside_it_a_coordinator() {
        var thing = silent(Confidentiality.RESTRICTED);
        var own = new Grantee.ToOrganisation(new Organisation("VL", "vdab"));
        var other = new Grantee.ToOrganisation(new Organisation("NL", "szw"));
        assertThat(given(thing, own, OFFICER, REASON)).isNull();
        assertThat(given(thing, own, OFFICER, null)).isInstanceOf(Refusal.MissingReason.class);
        assertThat(given(thing, own, GUEST, REASON)).isInstanceOf(Refusal.NotYours.class);
        for (var outside : List.of(
                other, new Grantee.ToPerson("https://NL#iemand", "NL"), new Grantee.ToPerson("https://VL#x", "NL"))) {
            assertThat(given(thing, outside, OFFICER, REASON)).isInstanceOf(Refusal.RoleNeeded.class);
            assertThat(given(thing, outside, COORDINATOR, null)).isInstanceOf(Refusal.MissingReason.class);
            assertThat(given(thing, outside, COORDINATOR, REASON)).isNull();
        }
    }

    @Test
    void a_grant_that_opens_nothing_yet_is_judged_by_what_it_opens_once_the_level_is_raised() {
        var thing = silent(Confidentiality.PARTNERS);
        var other = new Grantee.ToOrganisation(new Organisation("NL", "szw"));
        assertThat(given(thing, other, OFFICER, REASON)).isInstanceOf(Refusal.RoleNeeded.class);
        assertThat(given(thing, other, COORDINATOR, REASON)).isNull();
    }

    @Test
    void the_owners_party_keeps_a_reader_also_when_another_has_one() {
        var thing = silent(Confidentiality.RESTRICTED);
        var before = GrantList.ofCreator(MAKER)
                .give(ClearancePolicyTest.grant("a", new Grantee.ToOrganisation(new Organisation("NL", "szw"))));
        var act = Objects.requireNonNull(before.grants().getLast().given());
        assertThat(catchThrowable(() -> policy.judge(thing, before, before.withdraw("creator", act), OFFICER, null)))
                .isInstanceOf(Refusal.ShutsOut.class);
        assertThat(catchThrowable(() -> policy.judge(thing, before, before.withdraw("a", act), OFFICER, null)))
                .isNull();
    }

    private @Nullable Throwable given(Guarded thing, Grantee to, Caller writer, @Nullable String reason) {
        var before = GrantList.ofCreator(MAKER);
        var after = before.give(ClearancePolicyTest.grant("a", to));
        return catchThrowable(() -> policy.judge(thing, before, after, writer, reason));
    }

    private @Nullable Throwable refusal(Guarded before, Guarded after, Caller writer, @Nullable String reason) {
        return catchThrowable(() -> policy.judge(before, after, writer, reason));
    }

    /** Something that speaks of nobody. */
    private static Guarded silent(Confidentiality level) {
        return visit(level, List.of("VL", "NL"), Set.of());
    }

    private static Guarded visit(Confidentiality level, List<String> sharedWith, Set<String> speaksOf) {
        return new Guarded(
                VISIT, level, "VL", List.of("vl-nl"), sharedWith, List.of(), speaksOf, MAKER, Map.of(), null);
    }
}
