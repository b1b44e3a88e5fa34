/** Agreements over HTTP. */
@NullMarked
package eu.akkoord.agreements.agreement.web;

import org.jspecify.annotations.NullMarked;
