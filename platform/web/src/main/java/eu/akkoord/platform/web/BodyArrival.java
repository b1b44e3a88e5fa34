package eu.akkoord.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives the body of a request a time by which it must be whole. The connector alone waits from one byte to the next. What nobody has read
 * is read here within the same time, since the next request stands behind it; then the connection is closed.
 */
final class BodyArrival extends OncePerRequestFilter {
    /**
     * The most parts that a body may come in. Each costs time, however small it is: the largest body in chunks of one byte cost 40 ms, and in
     * packets of one byte a wake-up for each.
     */
    static final int MOST_PARTS = 16 * 1024;

    private final Duration limit;

    BodyArrival(Duration limit) {
        this.limit = limit;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getContentLengthLong() <= 0 && request.getHeader(HttpHeaders.TRANSFER_ENCODING) == null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long end = System.nanoTime() + limit.toNanos();
        Closing.unread(request, end);
        chain.doFilter(new Timed(request, end), response);
    }

    private static final class Timed extends HttpServletRequestWrapper {
        private final ServletInputStream body;

        Timed(HttpServletRequest request, long end) throws IOException {
            super(request);
            body = new TimedBody(request.getInputStream(), end);
        }

        @Override
        public ServletInputStream getInputStream() {
            return body;
        }
    }

    private static final class TimedBody extends ServletInputStream {
        private final ServletInputStream body;
        private final long end;
        private int parts;

        TimedBody(ServletInputStream body, long end) {
            this.body = body;
            this.end = end;
        }

        @Override
        public int read() throws IOException {
            checkTime();
            return body.read();
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            checkTime();
            if (++parts > MOST_PARTS) {
                throw new IOException("The body came in too many parts");
            }
            return body.read(target, offset, length);
        }

        private void checkTime() throws SocketTimeoutException {
            if (!body.isFinished() && System.nanoTime() - end > 0) {
                throw new SocketTimeoutException("The body did not arrive in time");
            }
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }
    }
}
