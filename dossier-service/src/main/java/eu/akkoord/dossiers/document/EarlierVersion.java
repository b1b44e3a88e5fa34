package eu.akkoord.dossiers.document;

import eu.akkoord.dossiers.access.Confidentiality;

/**
 * A version that another one has replaced.
 *
 * @param shown how far the document was shown when it was
 */
public record EarlierVersion(DocumentVersion version, Confidentiality shown) {}
