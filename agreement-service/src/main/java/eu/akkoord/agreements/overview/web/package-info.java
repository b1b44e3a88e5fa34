/** The results of agreements, through HTTP. */
@NullMarked
package eu.akkoord.agreements.overview.web;

import org.jspecify.annotations.NullMarked;
