/** What an auditor asks of a service: whether its histories are as they were written. */
@NullMarked
package eu.akkoord.platform.audit;

import org.jspecify.annotations.NullMarked;
