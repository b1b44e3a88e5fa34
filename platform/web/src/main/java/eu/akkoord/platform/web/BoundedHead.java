package eu.akkoord.platform.web;

import eu.akkoord.platform.core.message.Language;
import org.apache.coyote.Adapter;
import org.apache.coyote.Request;
import org.apache.coyote.Response;
import org.apache.tomcat.util.net.SocketEvent;
import org.springframework.http.HttpHeaders;

/**
 * A bound on the head that the connector parses. For each parameter, empty step and step back in a path it moves all that follows, so that
 * 150 kB of semicolons cost 20 s of processor time: a path longer than any of the contract is refused. Of languages it fails at the
 * eleventh: it sees the one that was chosen.
 */
final class BoundedHead implements Adapter {
    /** The longest path that is looked into, in bytes. */
    static final int LONGEST_PATH = 2_000;

    private static final String TOO_LONG = BoundedHead.class.getName();

    /** Stands for what was not looked into, so that the connector itself refuses it: an escape without its digits. */
    private static final byte[] UNREADABLE = {'/', '%'};

    private final Adapter adapter;

    BoundedHead(Adapter adapter) {
        this.adapter = adapter;
    }

    /** Tells whether the path of this request was refused for its length. */
    static boolean isPathTooLong(Request request) {
        return request.getAttribute(TOO_LONG) != null;
    }

    @Override
    public void service(Request request, Response response) throws Exception {
        if (request.requestURI().getLength() > LONGEST_PATH) {
            request.setAttribute(TOO_LONG, true);
            request.requestURI().setBytes(UNREADABLE, 0, UNREADABLE.length);
        }
        var headers = request.getMimeHeaders();
        var wish = headers.getHeader(HttpHeaders.ACCEPT_LANGUAGE);
        if (wish != null) {
            headers.setValue(HttpHeaders.ACCEPT_LANGUAGE)
                    .setString(Language.of(wish).tag());
        }
        adapter.service(request, response);
    }

    @Override
    public boolean prepare(Request request, Response response) throws Exception {
        return adapter.prepare(request, response);
    }

    @Override
    public boolean asyncDispatch(Request request, Response response, SocketEvent event) throws Exception {
        return adapter.asyncDispatch(request, response, event);
    }

    @Override
    public void log(Request request, Response response, long time) {
        adapter.log(request, response, time);
    }

    @Override
    public void checkRecycled(Request request, Response response) {
        adapter.checkRecycled(request, response);
    }

    @Override
    public String getDomain() {
        return adapter.getDomain();
    }
}
