package eu.akkoord.platform.store;

import eu.akkoord.platform.security.Caller;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How a change was made, beside what it changes.
 *
 * @param by who made it
 * @param occurred the day it happened, already decided and checked
 * @param reason why, in the writer's words
 */
public record Made(Caller by, LocalDate occurred, @Nullable String reason) {}
