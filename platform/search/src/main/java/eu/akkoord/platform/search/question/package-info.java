/** Parses the query of a list into what is searched for, and writes the page that answers it. */
@NullMarked
package eu.akkoord.platform.search.question;

import org.jspecify.annotations.NullMarked;
