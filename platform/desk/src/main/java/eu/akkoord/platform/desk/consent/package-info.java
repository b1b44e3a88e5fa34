/**
 * Decisions that need two sides: one party makes an offer, which is shown to the parties it concerns and changes nothing until all that are
 * asked have accepted. Offers are part of the aggregate they are about, so that an acceptance and its effect are one write.
 */
@NullMarked
package eu.akkoord.platform.desk.consent;

import org.jspecify.annotations.NullMarked;
