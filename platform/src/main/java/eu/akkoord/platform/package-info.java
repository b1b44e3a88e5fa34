/**
 * Technical code that two services need: storing and announcing a change in one write, time, the contract at the door,
 * security, and the servers that tests and one machine use. No word of the domain stands in here.
 */
@NullMarked
package eu.akkoord.platform;

import org.jspecify.annotations.NullMarked;
