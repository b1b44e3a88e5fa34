/**
 * The only public HTTP door. Decides who may pass and how often, sends each request to the service that owns what it is
 * about, and answers itself when that service does not.
 */
@NullMarked
package eu.akkoord.gateway;

import org.jspecify.annotations.NullMarked;
