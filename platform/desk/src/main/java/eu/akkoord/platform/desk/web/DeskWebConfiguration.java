package eu.akkoord.platform.desk.web;

import eu.akkoord.platform.web.Contract;
import eu.akkoord.platform.web.WebConfiguration;
import java.util.List;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Adds to the HTTP of a service that stores: problems of its store, and questions about histories. */
@AutoConfiguration(after = WebConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnBean(Contract.class)
@ConditionalOnClass(name = "com.mongodb.MongoException")
@Import(StoreAdvice.class)
public class DeskWebConfiguration {
    @Bean
    WebMvcConfigurer historyArgument() {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new HistoryArgument());
            }
        };
    }
}
