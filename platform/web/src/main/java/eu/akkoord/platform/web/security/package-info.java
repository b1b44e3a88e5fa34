/** Lets no request in without a token, but for what the contract leaves open. */
@NullMarked
package eu.akkoord.platform.web.security;

import org.jspecify.annotations.NullMarked;
