package eu.akkoord.agreements.party;

import org.jspecify.annotations.Nullable;

/** The names of a party by language; only the Dutch one is always known. */
public record PartyNames(
        String nl,
        @Nullable String en,
        @Nullable String fr,
        @Nullable String de) {}
