package eu.akkoord.platform.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

/**
 * Ends a request whose answer was given: reads what nobody has read of its body, since the next request stands behind it, and closes the
 * connection where that does not come in time, or where it was asked for within. An exception would close it too, but the connector would
 * write of it in the log, outside the trace of the request. The streams of the request are closed with those of the answer, so the body is
 * read beneath them.
 */
final class Closing extends ValveBase {
    private static final String AT_ONCE = Closing.class.getName() + ".atOnce";
    private static final String UNREAD_UNTIL = Closing.class.getName() + ".unreadUntil";

    /** As much of a body that nobody reads as is read for the sake of the next request, in bytes. */
    private static final int MOST_SKIPPED = 2 * 1024 * 1024;

    Closing() {
        super(true);
    }

    /** Moment until which the unread rest of the body may arrive once the answer was given, by {@link System#nanoTime}. */
    static void unread(ServletRequest request, long end) {
        request.setAttribute(UNREAD_UNTIL, end);
    }

    /** The answer cannot be given to its end: nobody may take what has left for the whole. */
    static void atOnce(ServletRequest request) {
        request.setAttribute(AT_ONCE, true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        getNext().invoke(request, response);
        if (request.getAttribute(AT_ONCE) != null) {
            request.getCoyoteRequest().action(ActionCode.CLOSE_NOW, null);
        } else if (request.getAttribute(UNREAD_UNTIL) instanceof Long end) {
            // whoever sends on should have the answer before the connection goes
            response.finishResponse();
            if (!isSkipped(request.getCoyoteRequest(), end)) {
                request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
            }
        }
    }

    private static boolean isSkipped(org.apache.coyote.Request request, long end) {
        var skipped = new Skipped();
        try {
            long left = MOST_SKIPPED;
            for (int part = 0; part < BodyArrival.MOST_PARTS && left > 0 && System.nanoTime() - end < 0; part++) {
                int read = request.doRead(skipped);
                if (read < 0) {
                    return true;
                }
                left -= read;
            }
            return false;
        } catch (IOException gone) {
            return false;
        }
    }

    /** Takes what is read, and forgets it. */
    private static final class Skipped implements ApplicationBufferHandler {
        private ByteBuffer buffer = ByteBuffer.allocate(0);

        @Override
        public void setByteBuffer(ByteBuffer read) {
            buffer = read;
        }

        @Override
        public ByteBuffer getByteBuffer() {
            return buffer;
        }

        @Override
        public void expand(int size) {
            // what is read brings its own buffer
        }
    }
}
