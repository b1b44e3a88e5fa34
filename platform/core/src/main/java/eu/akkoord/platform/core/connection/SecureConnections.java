package eu.akkoord.platform.core.connection;

import java.net.InetAddress;
import java.net.URI;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Refuses a start that would send secrets or data over a network for all to read. What stays on the machine itself needs nothing; for
 * the rest a setting by name allows it, which leaves a warning at each start.
 */
public final class SecureConnections {
    private static final Logger LOG = LoggerFactory.getLogger(SecureConnections.class);
    private static final String SETTING = "akkoord.insecure-connections-allowed";

    private final boolean insecureAllowed;

    public SecureConnections(boolean insecureAllowed) {
        this.insecureAllowed = insecureAllowed;
    }

    /**
     * Tells whether whatever is sent there stays on this machine. No name is resolved: an answer of the DNS may be another tomorrow. The
     * unspecified address is no address to call.
     *
     * @param host a name, an address, or the path of a Unix socket; without a port
     */
    public static boolean isLocal(String host) {
        var plain = host.strip().toLowerCase(Locale.ROOT);
        if (plain.startsWith("/") && plain.endsWith(".sock")) {
            return true;
        }
        if (plain.equals("localhost") || plain.equals("localhost.")) {
            return true;
        }
        try {
            return InetAddress.ofLiteral(plain).isLoopbackAddress();
        } catch (IllegalArgumentException name) {
            return false; // a name, which may lead anywhere
        }
    }

    /**
     * Returns when this may be connected to.
     *
     * @param secure whether the connection is local, or encrypted and authenticated
     * @param connection named as an operator knows it
     * @param wanted what would make it secure
     * @throws IllegalStateException when it may not
     */
    public void require(boolean secure, String connection, String wanted) {
        if (secure) {
            return;
        }
        if (!insecureAllowed) {
            throw new IllegalStateException("%s leads outside this machine and needs %s; %s=true allows it all the same"
                    .formatted(connection, wanted, SETTING));
        }
        LOG.warn("{} leads outside this machine without {}; {} allows it", connection, wanted, SETTING);
    }

    /** Refuses an address that is asked over plain HTTP. */
    public void requireHttps(URI address) {
        var host = address.getHost();
        require(
                "https".equalsIgnoreCase(address.getScheme()) || (host != null && isLocal(host)),
                address.toString(),
                "https");
    }
}
