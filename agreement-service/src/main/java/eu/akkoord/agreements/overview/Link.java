package eu.akkoord.agreements.overview;

import java.net.URI;

/** The title and the address of something. */
public record Link(String id, URI href, String title) {}
