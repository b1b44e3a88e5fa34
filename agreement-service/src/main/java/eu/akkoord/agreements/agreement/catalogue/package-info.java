/** Lists of agreements. */
@NullMarked
package eu.akkoord.agreements.agreement.catalogue;

import org.jspecify.annotations.NullMarked;
