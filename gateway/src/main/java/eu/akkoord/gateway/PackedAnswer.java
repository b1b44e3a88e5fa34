package eu.akkoord.gateway;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/**
 * Answer whose body is compressed once it turns out to be long, and of a format that gets shorter by it. Its beginning is held back until
 * then; a short one goes as it is.
 */
final class PackedAnswer extends HttpServletResponseWrapper implements AutoCloseable {
    /** The longest body that is not worth it, in bytes. */
    static final int SHORT = 1024;

    /** Formats by their last word: a workbook is compressed in itself, and a stream of events has to leave at once. */
    private static final Set<String> SHRINKING = Set.of("json", "problem+json", "csv", "calendar", "yaml");

    private final ByteArrayOutputStream beginning = new ByteArrayOutputStream();
    private final ServletOutputStream body = new Body();
    private long length = -1;
    private @Nullable OutputStream target;
    private @Nullable PaddedGzip gzip;
    private @Nullable PrintWriter writer;

    PackedAnswer(HttpServletResponse response) {
        super(response);
    }

    @Override
    public ServletOutputStream getOutputStream() {
        return body;
    }

    @Override
    public PrintWriter getWriter() {
        if (writer == null) {
            writer = new PrintWriter(new OutputStreamWriter(body, StandardCharsets.UTF_8));
        }
        return writer;
    }

    /** Said once it is known whether it stays true. */
    @Override
    public void setContentLength(int bytes) {
        length = bytes;
    }

    @Override
    public void setContentLengthLong(long bytes) {
        length = bytes;
    }

    @Override
    public void setHeader(String name, String value) {
        if (!isLength(name, value)) {
            super.setHeader(name, value);
        }
    }

    @Override
    public void addHeader(String name, String value) {
        if (!isLength(name, value)) {
            super.addHeader(name, value);
        }
    }

    private boolean isLength(String name, String value) {
        if (!name.equalsIgnoreCase(HttpHeaders.CONTENT_LENGTH)) {
            return false;
        }
        length = Long.parseLong(value);
        return true;
    }

    @Override
    public void flushBuffer() throws IOException {
        flush();
        super.flushBuffer();
    }

    @Override
    public void resetBuffer() {
        super.resetBuffer();
        beginning.reset();
        length = -1;
    }

    @Override
    public void reset() {
        super.reset();
        beginning.reset();
        length = -1;
    }

    /** Sends what was held back, and ends what was compressed. */
    void finish() throws IOException {
        if (writer != null) {
            writer.flush();
        }
        if (target == null) {
            if (beginning.size() > 0 && length < 0) {
                length = beginning.size();
            }
            begin(false);
        }
        if (gzip != null) {
            gzip.finish();
        }
    }

    /** Frees what the compression holds; what was not finished is not whole. */
    @Override
    public void close() {
        if (gzip != null) {
            gzip.release();
        }
    }

    private void write(byte[] bytes, int offset, int count) throws IOException {
        if (target == null) {
            boolean shrinks = shrinks();
            if (shrinks && beginning.size() + count <= SHORT) {
                beginning.write(bytes, offset, count);
                return;
            }
            begin(shrinks);
        }
        Objects.requireNonNull(target).write(bytes, offset, count);
    }

    private void flush() throws IOException {
        if (target == null) {
            if (beginning.size() == 0) {
                return;
            }
            begin(shrinks());
        }
        Objects.requireNonNull(target).flush();
    }

    private void begin(boolean packed) throws IOException {
        var plain = super.getOutputStream();
        if (packed) {
            super.setHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
            super.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
            gzip = new PaddedGzip(plain);
        } else if (length >= 0) {
            super.setContentLengthLong(length);
        }
        var chosen = packed ? Objects.requireNonNull(gzip) : plain;
        target = chosen;
        beginning.writeTo(chosen);
        beginning.reset();
    }

    private boolean shrinks() {
        var type = getContentType();
        if (type == null || containsHeader(HttpHeaders.CONTENT_ENCODING)) {
            return false;
        }
        try {
            return SHRINKING.contains(MediaType.parseMediaType(type).getSubtype());
        } catch (InvalidMediaTypeException unknown) {
            return false;
        }
    }

    /** The stream that the answer is written to. */
    private final class Body extends ServletOutputStream {
        @Override
        public void write(int one) throws IOException {
            PackedAnswer.this.write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int count) throws IOException {
            PackedAnswer.this.write(bytes, offset, count);
        }

        @Override
        public void flush() throws IOException {
            PackedAnswer.this.flush();
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException("The gateway answers by the thread that asks");
        }
    }
}
