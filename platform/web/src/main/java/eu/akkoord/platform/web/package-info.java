/** The contract at the door, problem details, revisions as entity tags, merge patches. */
@NullMarked
package eu.akkoord.platform.web;

import org.jspecify.annotations.NullMarked;
