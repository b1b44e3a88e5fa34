/** What agreements have brought, through HTTP. */
@NullMarked
package eu.akkoord.agreements.overview.web;

import org.jspecify.annotations.NullMarked;
