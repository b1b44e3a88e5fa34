package eu.akkoord.dossiers.access;

/**
 * What grants are given on: a dossier or a visit.
 *
 * @param collection its word in the URL, such as {@code dossiers}
 */
public record Thing(String collection, String id) {}
