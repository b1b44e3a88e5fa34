/** Lists over HTTP, and the catalogues behind them, which follow the topics of what they list. */
@NullMarked
package eu.akkoord.platform.lists;

import org.jspecify.annotations.NullMarked;
