/**
 * One declaration of the properties of a kind of thing, from which all its forms derive. A facts record names each property once; the
 * stored, published, shown and listed forms have the same properties, read and written by one codec.
 */
@NullMarked
package eu.akkoord.platform.core.facts;

import org.jspecify.annotations.NullMarked;
