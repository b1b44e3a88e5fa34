/**
 * The engine of the document store: a database of the server for tests and for one machine, in which a filter that names ids is
 * answered by them and a partial index holds what it is declared for, and nothing else.
 */
@NullMarked
package eu.akkoord.platform.embedded.documents;

import org.jspecify.annotations.NullMarked;
