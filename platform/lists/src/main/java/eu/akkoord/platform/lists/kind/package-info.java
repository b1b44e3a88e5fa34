/** Endpoints that all kinds of aggregates have, written once. */
@NullMarked
package eu.akkoord.platform.lists.kind;

import org.jspecify.annotations.NullMarked;
