package eu.akkoord.platform.web;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What all services have in common over HTTP.
 *
 * @param publicUrl the address of the API as callers know it, that of the gateway
 * @param longAnswers how many are given at once
 */
@ConfigurationProperties("akkoord")
record WebSettings(
        @DefaultValue("http://127.0.0.1:8080/akkoord/v1") URI publicUrl,
        @DefaultValue LongAnswers.Limit longAnswers) {}
