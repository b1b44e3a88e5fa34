package eu.akkoord.agreements.overview;

/**
 * Numbers of things that a party would no longer see if it left an agreement. Its own confidential things are not counted: they are never
 * published, and stay its own.
 *
 * @param party its code
 */
public record Losses(String party, int dossiers, int visits, int commitments) {
    static Losses of(String party, String agreement, KnownFacts all) {
        var before = all.by(party);
        var after = all.without(party, agreement).by(party);
        return new Losses(
                party,
                before.dossiers().size() - after.dossiers().size(),
                before.visits().size() - after.visits().size(),
                before.commitments().size() - after.commitments().size());
    }
}
