package eu.akkoord.platform.store;

import com.mongodb.MongoClientSettings;
import eu.akkoord.platform.core.connection.SecureConnections;

/** Looks at how MongoDB would be reached, before it is. */
final class SecureStore {
    private SecureStore() {}

    static void require(MongoClientSettings settings, SecureConnections connections) {
        var cluster = settings.getClusterSettings();
        connections.require(
                isSecure(settings),
                "MongoDB at " + (cluster.getSrvHost() == null ? cluster.getHosts() : cluster.getSrvHost()),
                "TLS with the names of servers verified, and credentials");
    }

    /** Tells whether all servers are on this machine, or are reached encrypted by a client that says who it is. */
    static boolean isSecure(MongoClientSettings settings) {
        var cluster = settings.getClusterSettings();
        // where the servers are is asked of the DNS, which may name any
        boolean local = cluster.getSrvHost() == null
                && cluster.getHosts().stream().allMatch(server -> SecureConnections.isLocal(server.getHost()));
        var tls = settings.getSslSettings();
        return local || (tls.isEnabled() && !tls.isInvalidHostNameAllowed() && settings.getCredential() != null);
    }
}
