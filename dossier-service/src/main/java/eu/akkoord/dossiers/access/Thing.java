package eu.akkoord.dossiers.access;

/**
 * A dossier or a visit, as the subject of grants.
 *
 * @param collection its word in the URL, such as {@code dossiers}
 */
public record Thing(String collection, String id) {}
