package eu.akkoord.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class CompressionTest {
    private static final String LONG = "{\"title\":\"Normen en waarden\"},".repeat(200);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gzip | true",
                "GZIP | true",
                "x-gzip | true",
                "deflate, gzip;q=1.0, *;q=0.5 | true",
                "br;q=1.0, gzip;q=0.001 | true",
                "* | true",
                "*;q=0 | false",
                "gzip;q=0 | false",
                "gzip; q=0.000, * | false",
                "*;q=0, gzip | true",
                "identity | false",
                "br | false",
                "'' | false"
            })
    void gzip_is_given_to_whoever_asks_for_it(String wish, boolean given) throws Exception {
        assertThat(Compression.isAsked(List.of(wish))).isEqualTo(given);
    }

    @Test
    void nobody_needs_a_wish_of_many_words() {
        assertThat(Compression.isAsked(List.of("gzip," + "x,".repeat(100)))).isFalse();
    }

    @Test
    void a_long_answer_is_compressed_and_says_so_with_the_same_tag() throws Exception {
        var answer = answer("application/json", LONG, "gzip");

        assertThat(answer.getHeader("Content-Encoding")).isEqualTo("gzip");
        assertThat(answer.getHeaders("Vary")).containsExactly("Accept-Language", "Accept-Encoding");
        assertThat(answer.getHeader("ETag")).isEqualTo("\"7\"");
        assertThat(answer.getHeader("Content-Length")).isNull();
        assertThat(answer.getContentAsByteArray().length).isLessThan(LONG.length() / 5);
        assertThat(unpacked(answer)).isEqualTo(LONG);
    }

    @ParameterizedTest
    @CsvSource({
        "text/csv;charset=UTF-8;header=present, true",
        "text/calendar;charset=UTF-8, true",
        "application/problem+json, true",
        "application/yaml;charset=UTF-8, true",
        "text/event-stream, false",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet, false",
        "nonsense, false"
    })
    void only_what_gets_shorter_and_can_wait_is_compressed(String type, boolean compressed) throws Exception {
        var answer = answer(type, LONG, "gzip");
        assertThat("gzip".equals(answer.getHeader("Content-Encoding"))).isEqualTo(compressed);
        assertThat(compressed ? unpacked(answer) : answer.getContentAsString()).isEqualTo(LONG);
    }

    @Test
    void an_answer_of_a_kibibyte_goes_as_it_is_with_its_length_and_one_byte_more_does_not() throws Exception {
        var text = "x".repeat(PackedAnswer.SHORT);
        var plain = answer("application/json", text, "gzip");
        assertThat(plain.getHeader("Content-Encoding")).isNull();
        assertThat(plain.getContentLength()).isEqualTo(PackedAnswer.SHORT);
        assertThat(plain.getContentAsString()).isEqualTo(text);

        assertThat(unpacked(answer("application/json", text + "x", "gzip"))).isEqualTo(text + "x");
    }

    @Test
    void who_does_not_ask_gets_it_as_it_is() throws Exception {
        assertThat(answer("application/json", LONG, null).getContentAsString()).isEqualTo(LONG);
        assertThat(answer("application/json", LONG, "br").getContentAsString()).isEqualTo(LONG);
    }

    @Test
    void an_answer_without_a_body_has_none() throws Exception {
        var answer = answered("gzip", response -> response.setStatus(204));
        assertThat(answer.getStatus()).isEqualTo(204);
        assertThat(answer.getHeader("Content-Encoding")).isNull();
        assertThat(answer.getContentAsByteArray()).isEmpty();
    }

    @Test
    void what_was_written_before_a_fault_is_not_sent_as_if_it_were_whole() {
        var response = new MockHttpServletResponse();
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> filter("gzip", response, answer -> {
                    answer.setContentType("application/json");
                    answer.getOutputStream().write(new byte[10]);
                    throw new IOException("gone");
                }));
        assertThat(response.getContentAsByteArray()).isEmpty();
    }

    @Test
    void the_same_answer_is_not_always_as_long() throws Exception {
        var lengths = new HashSet<Integer>();
        for (int time = 0; time < 50; time++) {
            lengths.add(answer("application/json", LONG, "gzip").getContentAsByteArray().length);
        }
        assertThat(lengths).hasSizeGreaterThan(10);
    }

    private interface Writing {
        void to(HttpServletResponse response) throws IOException;
    }

    private static MockHttpServletResponse answer(String type, String body, @Nullable String wish) throws Exception {
        return answered(wish, response -> {
            response.setContentType(type);
            response.setHeader("ETag", "\"7\"");
            response.setHeader("Vary", "Accept-Language");
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            response.setContentLength(bytes.length);
            for (int start = 0; start < bytes.length; start += 700) {
                response.getOutputStream().write(bytes, start, Math.min(700, bytes.length - start));
            }
        });
    }

    private static MockHttpServletResponse answered(@Nullable String wish, Writing writing) throws Exception {
        var response = new MockHttpServletResponse();
        filter(wish, response, writing);
        return response;
    }

    private static void filter(@Nullable String wish, MockHttpServletResponse response, Writing writing)
            throws Exception {
        var request = new MockHttpServletRequest("GET", "/akkoord/v1/visits");
        if (wish != null) {
            request.addHeader("Accept-Encoding", wish);
        }
        FilterChain chain = (asked, answer) -> writing.to((HttpServletResponse) answer);
        new Compression(true).doFilter(request, response, chain);
    }

    private static String unpacked(MockHttpServletResponse answer) throws IOException {
        try (var gzip = new GZIPInputStream(new ByteArrayInputStream(answer.getContentAsByteArray()))) {
            return new String(gzip.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
