package eu.akkoord.agreements.party;

import org.jspecify.annotations.Nullable;

/** What a party is called in each language; only the Dutch name is always known. */
public record PartyNames(
        String nl,
        @Nullable String en,
        @Nullable String fr,
        @Nullable String de) {}
