package eu.akkoord.platform.web.export;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table that is written row by row and never held as a whole. */
interface Rows {
    /** @param cells text, numbers and yes or no; null where there is nothing */
    void write(List<@Nullable Object> cells) throws IOException;

    /** Writes what ends the file; without it the file is not whole. */
    void finish() throws IOException;
}
