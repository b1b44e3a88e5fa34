package eu.akkoord.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the bill of materials that the build writes: each dependency may be used, and none is known to be dangerous. */
class BillOfMaterialsTest {
    private static final Path BILL = Path.of("..", "..", "target", "bom.json");

    /** @param before the first version that may be used */
    private record Ban(String dependency, String before, String reason) {
        boolean hits(JsonNode component) {
            var name = component.path("group").asString("") + ":"
                    + component.path("name").asString();
            boolean named = dependency.endsWith(":*")
                    ? name.startsWith(dependency.substring(0, dependency.length() - 1))
                    : name.equals(dependency);
            return named && isBefore(component.path("version").asString(), before);
        }
    }

    @Test
    void every_dependency_has_a_licence_that_goes_with_ours() throws IOException {
        var allowed = Set.copyOf(lines("licences.txt"));
        var without = new TreeSet<String>();
        for (var component : components()) {
            if (licences(component).stream().noneMatch(allowed::contains)) {
                without.add("%s: %s".formatted(component.path("purl").asString(), licences(component)));
            }
        }
        assertThat(without).isEmpty();
    }

    @Test
    void no_dependency_is_of_a_version_that_is_banned() throws IOException {
        var bans = bans();
        var banned = new TreeSet<String>();
        for (var component : components()) {
            bans.stream()
                    .filter(ban -> ban.hits(component))
                    .forEach(ban ->
                            banned.add("%s: %s".formatted(component.path("purl").asString(), ban.reason())));
        }
        assertThat(banned).isEmpty();
    }

    @Test
    void the_bill_names_what_we_know_to_be_in_it() throws IOException {
        assertThat(components().stream().map(component -> component.path("name").asString()))
                .contains("gateway", "dossier-service", "agreement-service", "platform-core")
                .contains("kafka-clients", "mongodb-driver-sync", "spring-core", "lucene-core", "tomcat-embed-core");
    }

    @Test
    void every_ban_is_whole() throws IOException {
        assertThat(bans()).isNotEmpty().allSatisfy(ban -> {
            assertThat(ban.dependency()).matches("[a-z0-9.-]+:([a-z0-9.-]+|\\*)");
            assertThat(ban.before()).matches("[0-9]+(\\.[0-9]+)*");
            assertThat(ban.reason()).isNotBlank();
        });
    }

    @ParameterizedTest
    @CsvSource({
        "1.9, 1.10, true",
        "1.10, 1.9, false",
        "1.10.0, 1.10, false",
        "1.10, 1.10.0, false",
        "4.1.124.Final, 4.1.125, true",
        "4.2.0.Final, 4.1.125, false",
        "2.0-M1, 2.0, true",
        "2.0-rc-2, 2.0, true",
        "32.1.3-jre, 32.0.0, false",
        "31.1-jre, 32.0.0, true",
        "1.78.1, 1.78, false",
    })
    void versions_are_compared_number_by_number(String version, String other, boolean before) {
        assertThat(isBefore(version, other)).isEqualTo(before);
    }

    /** A milestone of a version comes before it. */
    private static boolean isBefore(String version, String other) {
        var ours = numbers(version);
        var theirs = numbers(other);
        for (int place = 0; place < Math.max(ours.size(), theirs.size()); place++) {
            int order = Long.compare(at(ours, place), at(theirs, place));
            if (order != 0) {
                return order < 0;
            }
        }
        return version.toLowerCase(Locale.ROOT).matches(".*[.-](m|rc|alpha|beta|snapshot)[.-]?[0-9]*");
    }

    private static long at(List<Long> numbers, int place) {
        return place < numbers.size() ? numbers.get(place) : 0;
    }

    /** Returns the numbers before the first word. */
    private static List<Long> numbers(String version) {
        var numbers = new ArrayList<Long>();
        for (var part : version.split("[.-]", -1)) {
            if (!part.matches("[0-9]{1,18}")) {
                break;
            }
            numbers.add(Long.valueOf(part));
        }
        return numbers;
    }

    private static Set<String> licences(JsonNode component) {
        return component
                .path("licenses")
                .valueStream()
                .map(licence -> licence.has("expression")
                        ? licence.path("expression").asString()
                        : licence.at("/license/id")
                                .asString(licence.at("/license/name").asString("")))
                .collect(Collectors.toSet());
    }

    private static List<JsonNode> components() throws IOException {
        assertThat(BILL)
                .as("made by the package phase of the whole build: mvn verify")
                .exists();
        return JsonMapper.shared()
                .readTree(Files.readString(BILL))
                .path("components")
                .valueStream()
                .toList();
    }

    private static List<Ban> bans() throws IOException {
        return lines("banned.txt").stream()
                .map(line -> List.of(line.split("\\|", 3)))
                .map(parts -> new Ban(
                        parts.get(0).strip(), parts.get(1).strip(), parts.get(2).strip()))
                .toList();
    }

    private static List<String> lines(String name) throws IOException {
        return new ClassPathResource("dependencies/" + name)
                .getContentAsString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
    }
}
