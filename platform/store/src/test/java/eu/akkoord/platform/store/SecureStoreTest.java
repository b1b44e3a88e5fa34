package eu.akkoord.platform.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCredential;
import eu.akkoord.platform.core.connection.SecureConnections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecureStoreTest {
    @ParameterizedTest
    @CsvSource({
        "mongodb://127.0.0.1:27017/a, true",
        "mongodb://[::1]:27017/a, true",
        "mongodb://localhost/a, true",
        "'mongodb://127.0.0.1:27017,127.0.0.1:27018/a', true",
        "mongodb://%2Ftmp%2Fmongodb-27017.sock/a, true",
        "'mongodb://127.0.0.1:27017,mongo-2.example/a', false",
        "mongodb://mongo.example/a, false",
        "mongodb://user:secret@mongo.example/a, false",
        "mongodb://mongo.example/a?tls=true, false",
        "mongodb://user:secret@mongo.example/a?tls=true, true",
        "mongodb://mongo.example/a?tls=true&authMechanism=MONGODB-X509, true",
        "mongodb://user:secret@mongo.example/a?tls=true&tlsAllowInvalidHostnames=true, false",
        "mongodb://user:secret@mongo.example/a?tls=true&tlsInsecure=true, false",
        "mongodb://0.0.0.0/a, false",
        "mongodb://10.0.0.1/a, false",
    })
    void outside_the_machine_only_tls_with_credentials_is_secure(String uri, boolean secure) {
        assertThat(SecureStore.isSecure(MongoClientSettings.builder()
                        .applyConnectionString(new ConnectionString(uri))
                        .build()))
                .isEqualTo(secure);
    }

    @Test
    void servers_that_the_dns_names_are_never_local() {
        var srv = MongoClientSettings.builder().applyToClusterSettings(cluster -> cluster.srvHost("localhost.example"));
        assertThat(SecureStore.isSecure(srv.build())).isFalse();
        var secure = srv.applyToSslSettings(tls -> tls.enabled(true))
                .credential(MongoCredential.createCredential("user", "admin", "secret".toCharArray()));
        assertThat(SecureStore.isSecure(secure.build())).isTrue();
    }

    @Test
    void the_refusal_names_the_servers_and_no_secret() {
        var plain = MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString("mongodb://user:secret@mongo.example/a"))
                .build();
        assertThatIllegalStateException()
                .isThrownBy(() -> SecureStore.require(plain, new SecureConnections(false)))
                .withMessageContaining("mongo.example")
                .withMessageNotContaining("secret");
        assertThatCode(() -> SecureStore.require(plain, new SecureConnections(true)))
                .doesNotThrowAnyException();
    }
}
