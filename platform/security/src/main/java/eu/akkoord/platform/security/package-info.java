/** Verifies tokens, signed or opaque, of the issuers that are trusted. */
@NullMarked
package eu.akkoord.platform.security;

import org.jspecify.annotations.NullMarked;
