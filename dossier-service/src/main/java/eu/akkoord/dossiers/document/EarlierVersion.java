package eu.akkoord.dossiers.document;

/**
 * A version that another one has replaced.
 *
 * @param exposure of the document when it was last written with this version, in its dossier of then or of the day on which the version
 *     was replaced, whichever was shown less far
 */
public record EarlierVersion(DocumentVersion version, Exposure exposure) {}
