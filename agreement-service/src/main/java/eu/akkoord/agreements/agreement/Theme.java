package eu.akkoord.agreements.agreement;

/**
 * A subject of cooperation; the list of an agreement is open.
 *
 * @param code unique within its agreement
 * @param label in Dutch
 */
public record Theme(String code, String label) {}
