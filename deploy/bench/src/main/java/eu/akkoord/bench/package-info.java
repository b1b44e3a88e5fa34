/**
 * Programs that load the system and print what it takes. Figures of different runs or machines are not to be compared; the
 * ratios within one run are. Run {@link eu.akkoord.bench.Bench} with the name of a command.
 */
@NullMarked
package eu.akkoord.bench;

import org.jspecify.annotations.NullMarked;
