package eu.akkoord.agreements.agreement;

import eu.akkoord.platform.core.facts.Code;

/**
 * A subject of cooperation; the list of an agreement is open.
 *
 * @param code unique within its agreement
 * @param label in Dutch
 */
public record Theme(@Code String code, String label) {}
