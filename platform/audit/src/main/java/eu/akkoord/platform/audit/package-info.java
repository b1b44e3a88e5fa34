/** Audit of a service: its histories, its read log, and the check that both are as written. */
@NullMarked
package eu.akkoord.platform.audit;

import org.jspecify.annotations.NullMarked;
