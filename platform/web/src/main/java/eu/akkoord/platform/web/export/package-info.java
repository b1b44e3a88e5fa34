/** Lists as files: tables and workbooks, written row by row. */
@NullMarked
package eu.akkoord.platform.web.export;

import org.jspecify.annotations.NullMarked;
