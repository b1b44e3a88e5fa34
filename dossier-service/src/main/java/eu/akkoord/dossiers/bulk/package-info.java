/** Changes many dossiers or visits of the own party at once, for a coordinator. */
@NullMarked
package eu.akkoord.dossiers.bulk;

import org.jspecify.annotations.NullMarked;
