/** HTTP of what is stored: histories, events, offers, strikings, and problems of the store. */
@NullMarked
package eu.akkoord.platform.desk.web;

import org.jspecify.annotations.NullMarked;
