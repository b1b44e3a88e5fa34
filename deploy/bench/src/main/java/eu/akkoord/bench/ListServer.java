package eu.akkoord.bench;

import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.change.DomainEvent;
import eu.akkoord.platform.core.change.Recorded;
import eu.akkoord.platform.core.facts.Column;
import eu.akkoord.platform.core.link.Links;
import eu.akkoord.platform.core.time.Moment;
import eu.akkoord.platform.desk.Desk;
import eu.akkoord.platform.desk.Rights;
import eu.akkoord.platform.desk.Trail;
import eu.akkoord.platform.lists.Listing;
import eu.akkoord.platform.lists.Source;
import eu.akkoord.platform.lists.Table;
import eu.akkoord.platform.search.declaration.Fields;
import eu.akkoord.platform.search.index.Catalogue;
import eu.akkoord.platform.test.TestTokens;
import eu.akkoord.platform.web.Answers;
import eu.akkoord.platform.web.OpenPaths;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.FileSystemUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * A service with the one list of generated dossiers, behind the same door as every service: token, contract, desk, catalogue.
 * Only its store takes no time. Says on its first line how fast the catalogue was filled, its address, and two tokens; ends when
 * its input does.
 */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import(ListServer.Dossiers.class)
class ListServer {
    /** Answers what the by-id read answers, to anyone: the same read with all checks off. */
    private static final String UNCHECKED = "/unchecked/";

    /** All that the bare gateway brings, since parts that are left behind look for the others. */
    private static final String GATEWAY = Stream.of(
                    "GatewayServerMvcAutoConfiguration",
                    "GatewayMvcClassPathWarningAutoConfiguration",
                    "filter.FilterAutoConfiguration",
                    "handler.HandlerFunctionAutoConfiguration",
                    "handler.GatewayMultipartAutoConfiguration",
                    "predicate.PredicateAutoConfiguration",
                    "config.DefaultFunctionConfiguration")
            .map("org.springframework.cloud.gateway.server.mvc."::concat)
            .collect(Collectors.joining(","));

    static void serve(int size, PrintStream out) throws IOException {
        var folder = Files.createTempDirectory("bench");
        try {
            long before = System.nanoTime();
            try (var catalogue = CatalogueBench.filled(folder, size)) {
                double rate = size / CatalogueBench.seconds(before);
                // no service has just been filled when it is asked; what filling left behind is no cost of answering
                System.gc();
                var settings = new HashMap<>(TestTokens.settings());
                settings.put("server.port", 0);
                settings.put("server.address", "127.0.0.1");
                settings.put("spring.threads.virtual.enabled", true);
                settings.put("logging.level.root", "warn");
                // on the class path of the build only, for the bare gateway
                settings.put("spring.autoconfigure.exclude", GATEWAY);
                try (var context = new SpringApplicationBuilder(ListServer.class)
                        .properties(settings)
                        .initializers(made -> {
                            made.getBeanFactory().registerSingleton("catalogue", catalogue);
                            made.getBeanFactory().registerSingleton("dossiers", new GeneratedDossiers(size));
                        })
                        .run()) {
                    var port = context.getEnvironment().getRequiredProperty("local.server.port");
                    out.printf(
                            Locale.ROOT,
                            "%.0f http://127.0.0.1:%s %s %s%n",
                            rate,
                            port,
                            TestTokens.reader("VL", "abb"),
                            TestTokens.officer("VL", "abb"));
                    System.in.transferTo(java.io.OutputStream.nullOutputStream());
                }
            }
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    @Bean
    OpenPaths openPaths() {
        return new OpenPaths(Set.of(UNCHECKED + "*"));
    }

    @Bean
    Desk<GeneratedDossiers.Kept, DomainEvent> desk(GeneratedDossiers dossiers) {
        return new Desk<>(dossiers, new OpenedByTokens(), Trail.NONE, Clock.systemUTC(), (day, changed) -> () -> day);
    }

    @Bean
    Listing<GeneratedDossiers.Kept> listing(
            Catalogue<GeneratedDossier> catalogue, Desk<GeneratedDossiers.Kept, DomainEvent> desk) {
        return Listing.of(catalogue, new Generated(), desk, Table.of(List.of(Column.plain("id"))));
    }

    private static final class OpenedByTokens implements Rights<GeneratedDossiers.Kept> {
        @Override
        public Function<GeneratedDossiers.Kept, Set<String>> clearances(
                Collection<? extends GeneratedDossiers.Kept> dossiers) {
            return GeneratedDossiers.Kept::clearances;
        }

        @Override
        public boolean mayWrite(Caller writer, GeneratedDossiers.Kept dossier) {
            return true;
        }
    }

    private static final class Generated implements Source<GeneratedDossiers.Kept, GeneratedDossier> {
        @Override
        public Fields<GeneratedDossier> fields() {
            return GeneratedDossier.FIELDS;
        }

        @Override
        public List<GeneratedDossier> documents(Collection<Recorded<GeneratedDossiers.Kept>> states) {
            return states.stream()
                    .map(state -> GeneratedDossier.of(state.value().number(), state.revision()))
                    .toList();
        }
    }

    @RestController
    static class Dossiers {
        private final Desk<GeneratedDossiers.Kept, DomainEvent> desk;
        private final Listing<GeneratedDossiers.Kept> listing;
        private final GeneratedDossiers store;
        private final Catalogue<GeneratedDossier> catalogue;
        private final Links links;
        private final AtomicLong revisions = new AtomicLong(1);

        Dossiers(
                Desk<GeneratedDossiers.Kept, DomainEvent> desk,
                Listing<GeneratedDossiers.Kept> listing,
                GeneratedDossiers store,
                Catalogue<GeneratedDossier> catalogue,
                Links links) {
            this.desk = desk;
            this.listing = listing;
            this.store = store;
            this.catalogue = catalogue;
            this.links = links;
        }

        @GetMapping("/akkoord/v1/dossiers")
        void list(Caller caller, HttpServletRequest request, HttpServletResponse response) throws IOException {
            listing.answer(links.to("dossiers"), caller, request, response);
        }

        @GetMapping("/akkoord/v1/dossiers/{id}")
        ResponseEntity<byte[]> get(@PathVariable String id, Moment moment, Caller caller) {
            return answer(desk.at(id, moment, caller));
        }

        @GetMapping(UNCHECKED + "{id}")
        ResponseEntity<byte[]> unchecked(@PathVariable String id) {
            return answer(store.find(id).orElseThrow(NoSuchElementException::new));
        }

        /** Stores and indexes a revision that no other dossier has, so that a search for its number finds this one. */
        @PatchMapping("/akkoord/v1/dossiers/{id}")
        ResponseEntity<Map<String, Long>> revise(@PathVariable String id) {
            long revision = revisions.incrementAndGet();
            store.revise(id, revision);
            catalogue.put(List.of(GeneratedDossier.of(GeneratedDossier.number(id), revision)));
            return Answers.ok(revision, Map.of("revision", revision));
        }

        private static ResponseEntity<byte[]> answer(Recorded<GeneratedDossiers.Kept> recorded) {
            var dossier = GeneratedDossier.of(recorded.value().number(), recorded.revision());
            var answer = Answers.ok(recorded, dossier.item());
            return ResponseEntity.status(answer.getStatusCode())
                    .headers(answer.getHeaders())
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(dossier.item());
        }
    }
}
