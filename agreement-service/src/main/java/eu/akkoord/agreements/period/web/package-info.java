/** Words for periods over HTTP. */
@NullMarked
package eu.akkoord.agreements.period.web;

import org.jspecify.annotations.NullMarked;
