package eu.akkoord.platform.web;

/** Marks a record that shows what was written, so that warnings are added to its answer as to that of a map. */
public interface WrittenView {}
