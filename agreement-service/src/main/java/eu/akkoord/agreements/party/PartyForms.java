package eu.akkoord.agreements.party;

import eu.akkoord.platform.core.facts.Kind;
import eu.akkoord.platform.core.facts.State;

/** The declaration of a party's properties: which are stored, shown, listed and published. */
public final class PartyForms {
    private static final State<Party> STATE = State.of(Party.class).build();

    /** The world is told neither the names of organisations nor who stands in for whom: that is for the party alone. */
    public static final Kind<Party, PartyFacts> PARTIES = Kind.of(
                    "parties", "party", STATE, Party::code, PartyFacts.FORM, Party::facts)
            .tellsAll(
                    "deputies",
                    Deputation.class,
                    party -> party.deputations().all().stream()
                            .filter(one -> one.ended() == null)
                            .toList())
            .showsNothingEmpty()
            .lists("""
                    names { nl en fr de } organisations { id name ovo kbo oin ended successor } registeredBy
                    """)
            .tells("""
                    names { nl en fr de } organisations? { id ovo kbo oin ended successor } deputies? { id from until }
                    registeredBy
                    """)
            .build();

    private PartyForms() {}
}
