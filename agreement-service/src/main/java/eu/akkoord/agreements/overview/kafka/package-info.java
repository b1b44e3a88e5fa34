/** Hears of what agreements brought. */
@NullMarked
package eu.akkoord.agreements.overview.kafka;

import org.jspecify.annotations.NullMarked;
