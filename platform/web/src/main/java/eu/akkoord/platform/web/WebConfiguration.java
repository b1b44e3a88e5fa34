package eu.akkoord.platform.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import eu.akkoord.platform.core.link.Links;
import eu.akkoord.platform.core.process.Readiness;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.tracing.Tracer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import org.apache.catalina.core.StandardHost;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnResource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** Auto-configuration of every service's HTTP: the contract at the door, headers, problems, links, controllers' arguments. */
@AutoConfiguration(
        beforeName = {
            "org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration",
            "org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration"
        })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnResource(resources = "classpath:/contract/openapi.yaml")
@EnableConfigurationProperties(WebSettings.class)
@Import({PlatformAdvice.class, ProblemPage.class, SettingsCheck.class})
public class WebConfiguration {
    /** After the span of the request was started, before everything else. */
    private static final int AFTER_OBSERVATION = Ordered.HIGHEST_PRECEDENCE + 10;

    /** Within the span of the request, around all that may answer before it has read a body. */
    private static final int AROUND_ALL = AFTER_OBSERVATION - 1;

    /** After Spring Security, which stands at -100. */
    private static final int AFTER_SECURITY = -50;

    @Bean
    Contract contract() {
        try {
            return Contract.read(new ClassPathResource("/contract/openapi.yaml").getInputStream());
        } catch (IOException missing) {
            throw new UncheckedIOException("The contract is not on the class path", missing);
        }
    }

    @Bean
    @ConditionalOnMissingBean
    OpenPaths openPaths() {
        return new OpenPaths(Set.of());
    }

    /** Behind the gateway it is the caller; only who stands before proxies says which ones to believe. */
    @Bean
    @ConditionalOnMissingBean
    CallerAddress callerAddress() {
        return new CallerAddress(List.of());
    }

    @Bean
    ProblemWriter problemWriter(JsonMapper json) {
        return new ProblemWriter(json);
    }

    @Bean
    Links links(WebSettings settings) {
        return new Links(settings.publicUrl());
    }

    @Bean
    Embedding embedding(ObjectProvider<Embed> all, JsonMapper json) {
        return new Embedding(all, json);
    }

    @Bean
    JsonMapperBuilderCustomizer absentPropertiesLeftOut() {
        return builder -> builder.changeDefaultPropertyInclusion(
                included -> included.withValueInclusion(JsonInclude.Include.NON_ABSENT));
    }

    @Bean
    FilterRegistrationBean<HeadersFilter> headersFilter(Contract contract, ObjectProvider<Tracer> tracer) {
        var registration = new FilterRegistrationBean<>(new HeadersFilter(contract.version(), tracer.getIfAvailable()));
        registration.setOrder(AFTER_OBSERVATION);
        return registration;
    }

    @Bean
    FilterRegistrationBean<BodyArrival> bodyArrival(WebSettings settings) {
        var registration = new FilterRegistrationBean<>(new BodyArrival(settings.requestArrival()));
        registration.setOrder(AROUND_ALL);
        return registration;
    }

    /** One that is not whole in time is cut off by the connector; the body is the filter's. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> headsArriveInTime(WebSettings settings) {
        return factory -> {
            factory.setProtocol(HeadArrival.class.getName());
            factory.addConnectorCustomizers(connector -> {
                if (connector.getProtocolHandler() instanceof HeadArrival protocol) {
                    protocol.setLimit(settings.requestArrival());
                    protocol.setMostOfOneAddress(settings.connectionsOfOneAddress());
                }
            });
        };
    }

    @Bean
    FilterRegistrationBean<RequestLog> requestLog(ObjectProvider<MeterRegistry> meters) {
        var registration =
                new FilterRegistrationBean<>(new RequestLog(meters.getIfAvailable(SimpleMeterRegistry::new)));
        registration.setOrder(AFTER_OBSERVATION);
        return registration;
    }

    @Bean
    FilterRegistrationBean<ContractFilter> contractFilter(
            Contract contract, OpenPaths openPaths, ProblemWriter problems, ObjectProvider<DoorLog> log) {
        var registration = new FilterRegistrationBean<>(
                new ContractFilter(contract, openPaths, problems, log.getIfAvailable(() -> DoorLog.NONE)));
        registration.setOrder(AFTER_SECURITY);
        return registration;
    }

    @Bean
    FilterRegistrationBean<LongAnswers> longAnswers(WebSettings settings, ProblemWriter problems) {
        var registration = new FilterRegistrationBean<>(new LongAnswers(settings.longAnswers(), problems));
        registration.setOrder(AFTER_SECURITY + 1);
        return registration;
    }

    @Bean
    FilterRegistrationBean<StartGate> startGate(
            ObjectProvider<Readiness> all, OpenPaths openPaths, ProblemWriter problems) {
        var known = all.stream().toList();
        var registration = new FilterRegistrationBean<>(new StartGate(
                () -> known.stream().allMatch(Readiness::isReady),
                () -> known.stream().allMatch(Readiness::isCurrent),
                openPaths,
                problems));
        registration.setOrder(AFTER_SECURITY - 1);
        return registration;
    }

    @Bean
    CutShort cutShort() {
        return new CutShort();
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemsOfTheConnector(
            Contract contract, ObjectProvider<JsonMapper> json) {
        return factory -> factory.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.getPipeline().addValve(new Closing());
                host.getPipeline().addValve(new ProblemValve(contract.version(), json.getObject()));
            }
        });
    }

    /** The connector would refuse them without saying where they stand; {@link Query} says it. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> rawSignsAreRefusedByTheContract() {
        return factory ->
                factory.addConnectorCustomizers(connector -> connector.setProperty("relaxedQueryChars", Query.RAW));
    }

    /** The connector would name methods in its answer that exist nowhere; ours says which ones the path has. Nothing is echoed. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> traceIsRefusedByTheContract() {
        return factory -> factory.addConnectorCustomizers(connector -> connector.setAllowTrace(true));
    }

    /** A page of a list is sent whole. By the usual 8 KiB it takes three calls of the system, and wakes whoever reads it three times. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> pagesAreSentWhole() {
        return factory -> factory.addConnectorCustomizers(
                connector -> connector.setProperty("socket.appWriteBufSize", Integer.toString(32 * 1024)));
    }

    @Bean
    WebMvcConfigurer arguments(JsonMapper json) {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new Arguments(json));
            }
        };
    }
}
