package eu.akkoord.platform.lists;

/** A hint that an aggregate may have changed; its state is in the store. */
record Hint(String collection, String id) {}
