package eu.akkoord.agreements.party;

import org.jspecify.annotations.Nullable;

/**
 * An authority of a party.
 *
 * @param id unique within its party
 * @param ovo number in the Flemish register of organisations
 * @param kbo Belgian enterprise number
 * @param oin Dutch identification number of organisations
 */
public record Organisation(
        String id,
        String name,
        @Nullable String ovo,
        @Nullable String kbo,
        @Nullable String oin) {}
