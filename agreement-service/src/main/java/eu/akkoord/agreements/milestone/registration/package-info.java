/** Registers milestones. */
@NullMarked
package eu.akkoord.agreements.milestone.registration;

import org.jspecify.annotations.NullMarked;
