package eu.akkoord.gateway;

import eu.akkoord.platform.web.RateLimit;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param agreementService base address of the agreement service, without a path
 * @param dossierService base address of the dossier service, without a path
 * @param allowedOrigins origins whose browsers may call the API; the documents may be read from any
 * @param pause how long a service that keeps failing is left alone
 * @param connectTimeout how long a connection to a service may take to be made
 * @param readTimeout how long a service may say nothing, before its answer and within it
 * @param clientLimit what one client may ask, wherever it calls from
 * @param addressLimit what one address may ask, with or without a token
 * @param partnerQuota how many requests a partner agency's client may make on one day
 * @param trustedProxies the addresses or networks of the proxies before the gateway, whose {@code X-Forwarded-For} is believed
 * @param compression whether long answers are compressed for whoever asks
 */
@ConfigurationProperties(prefix = "akkoord.gateway", ignoreUnknownFields = false)
record GatewaySettings(
        URI agreementService,
        URI dossierService,
        @DefaultValue List<String> allowedOrigins,
        @DefaultValue("PT2S") Duration pause,
        @DefaultValue("PT1S") Duration connectTimeout,
        @DefaultValue("PT10S") Duration readTimeout,
        @DefaultValue RateLimit.Limit clientLimit,
        @DefaultValue RateLimit.Limit addressLimit,
        @DefaultValue("100000") int partnerQuota,
        @DefaultValue List<String> trustedProxies,
        @DefaultValue("true") boolean compression) {}
