package eu.akkoord.platform.catalogue;

/** That something may have changed; what has become of it is in the store. */
record Hint(String collection, String id) {}
