/**
 * An agreement: an instrument between two or more parties. What instrument it is decides its life: a treaty is negotiated, signed,
 * approved by each party, ratified and in force until it is terminated; a declaration of intent is announced, in effect and ended.
 */
@NullMarked
package eu.akkoord.agreements.agreement;

import org.jspecify.annotations.NullMarked;
