/** Many changes at once over HTTP. */
@NullMarked
package eu.akkoord.dossiers.bulk.web;

import org.jspecify.annotations.NullMarked;
