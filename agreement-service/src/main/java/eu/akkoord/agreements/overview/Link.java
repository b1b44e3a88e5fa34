package eu.akkoord.agreements.overview;

import java.net.URI;

/** Where something can be read, and what it is called. */
public record Link(String id, URI href, String title) {}
