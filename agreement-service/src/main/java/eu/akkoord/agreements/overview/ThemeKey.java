package eu.akkoord.agreements.overview;

/** A theme, by its code within its agreement. */
public record ThemeKey(String agreement, String code) {}
