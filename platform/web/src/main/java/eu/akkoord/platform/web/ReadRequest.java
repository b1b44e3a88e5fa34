package eu.akkoord.platform.web;

import eu.akkoord.platform.core.Sha256;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** A request whose body was read and can be read again. */
final class ReadRequest extends HttpServletRequestWrapper {
    /** The request attribute with the SHA-256 of the body, in hexadecimal. */
    static final String FINGERPRINT = ReadRequest.class.getName() + ".fingerprint";

    private static final String OF_NONE = Sha256.of(new byte[0]);

    private final byte[] body;
    private final boolean takesAny;

    /** @param takesAny whether nothing is asked for of the format of the answer, whatever the header says */
    ReadRequest(HttpServletRequest request, byte[] body, boolean takesAny) {
        super(request);
        this.body = body;
        this.takesAny = takesAny;
        setAttribute(FINGERPRINT, body.length == 0 ? OF_NONE : Sha256.of(body));
    }

    @Override
    public @Nullable String getHeader(String name) {
        return isLeftOut(name) ? null : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return isLeftOut(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
    }

    private boolean isLeftOut(String name) {
        return takesAny && name.equalsIgnoreCase(HttpHeaders.ACCEPT);
    }

    @Override
    public ServletInputStream getInputStream() {
        return new KeptBody(new ByteArrayInputStream(body));
    }

    @Override
    public BufferedReader getReader() {
        return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }

    private static final class KeptBody extends ServletInputStream {
        private final ByteArrayInputStream bytes;

        KeptBody(ByteArrayInputStream bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            return bytes.read(target, offset, length);
        }

        @Override
        public int available() {
            return bytes.available();
        }

        @Override
        public boolean isFinished() {
            return bytes.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException("The body was read already");
        }
    }
}
