package eu.akkoord.platform.core.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import eu.akkoord.platform.core.message.Language;
import eu.akkoord.platform.core.message.Message;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpHeaders;

class ProblemTest {
    @Test
    void a_problem_that_the_guide_names_is_explained_there() {
        var problem = Problem.notFound("path.empty");

        assertThat(problem.getType()).hasToString("urn:problem-type:belgif:resourceNotFound");
        assertThat(problem.getTitle()).isEqualTo("Resource Not Found");
        assertThat(problem.getStatus()).isEqualTo(404);
        assertThat(problem.getDetail()).isEqualTo(Message.of("path.empty").toString());
        assertThat(problem.getProperties())
                .containsEntry(
                        "href",
                        URI.create(
                                "https://www.belgif.be/specification/rest/api-guide/problems/resourceNotFound.html"));
        assertThat(problem.getInstance()).asString().startsWith("urn:uuid:");
        assertThat(problem.getInstance()).isNotEqualTo(Problem.fault().getInstance());
    }

    @Test
    void a_problem_of_our_own_has_a_title_in_words_and_is_explained_nowhere() {
        var problem = Problem.conflict("wrongStage", "stage.between", "held", "planned");

        assertThat(problem.getType()).hasToString("urn:problem-type:akkoord:wrongStage");
        assertThat(problem.getTitle()).isEqualTo("Wrong Stage");
        assertThat(problem.getStatus()).isEqualTo(409);
        assertThat(problem.getProperties()).isNull();
    }

    @Test
    void all_that_is_wrong_with_the_input_is_listed_and_without_anything_there_is_no_list() {
        var issue = Issue.query("count", 7, "stage.atItsEnd", "x");
        var problem = Problem.badRequest(issue);

        assertThat(problem.issues()).containsExactly(issue);
        assertThat(problem.getProperties()).containsEntry("issues", List.of(issue));
        assertThat(Problem.badRequest().getProperties()).doesNotContainKey("issues");
    }

    @ParameterizedTest
    @CsvSource({
        "400, 400", "401, 401", "403, 403", "404, 404", "405, 405", "406, 406", "408, 408", "414, 414", "415, 415",
        "431, 431", "503, 503", "418, 418", "499, 499", "399, 500", "302, 500", "500, 500", "501, 500", "0, 500"
    })
    void a_status_of_a_caller_stays_and_any_other_is_a_fault_of_our_own(int status, int answered) {
        assertThat(Problem.of(status).getStatus()).isEqualTo(answered);
        var type = String.valueOf(Problem.of(status).getType());
        assertThat(type.endsWith("internalServerError")).isEqualTo(answered == 500);
    }

    @Test
    void whoever_is_to_wait_waits_at_least_a_second() {
        var problem = Problem.tooManyRequests(20, Duration.ofMillis(200));

        assertThat(problem.headers().getFirst(HttpHeaders.RETRY_AFTER)).isEqualTo("1");
        assertThat(problem.getProperties()).containsEntry("limit", 20).containsEntry("retryAfterSec", 1L);
        assertThat(Problem.tooManyRequests(20, Duration.ofSeconds(90)).headers().getFirst(HttpHeaders.RETRY_AFTER))
                .isEqualTo("90");
        assertThat(problem.retryAfter(Duration.ofSeconds(3)).headers().get(HttpHeaders.RETRY_AFTER))
                .as("a header takes the place of one of its name")
                .containsExactly("3");
    }

    @Test
    void the_scopes_that_are_missing_are_named_in_one_order() {
        var problem = Problem.missingScope(List.of("write", "read"));

        assertThat(problem.getProperties()).containsEntry("requiredScopes", List.of("read", "write"));
        assertThat(problem.headers().getFirst(HttpHeaders.WWW_AUTHENTICATE)).endsWith("scope=\"read write\"");
    }

    @Test
    void a_problem_is_said_in_the_language_that_has_all_its_words_else_in_dutch() {
        var known = Issue.query("count", 7, "stage.atItsEnd", "x");
        var odd = Issue.query("count", 7, "Only as it stands");

        assertThat(Problem.badRequest(known).language(Language.ENGLISH)).isEqualTo(Language.ENGLISH);
        assertThat(Problem.badRequest(known, odd).language(Language.ENGLISH)).isEqualTo(Language.DUTCH);
        assertThat(Problem.notFound("Only as it stands").language(Language.ENGLISH))
                .isEqualTo(Language.DUTCH);
        assertThat(Problem.fault().language(Language.ENGLISH)).isEqualTo(Language.ENGLISH);
    }

    @Test
    void a_problem_and_all_its_issues_are_in_the_words_of_one_language() {
        var problem = Problem.badRequest(Issue.query("count", 7, "stage.atItsEnd", "x"))
                .in(Language.ENGLISH);

        assertThat(problem.getDetail()).isEqualTo(Message.of("input.invalid").in(Language.ENGLISH));
        assertThat(problem.getProperties())
                .extractingByKey("issues", InstanceOfAssertFactories.LIST)
                .first()
                .extracting("detail")
                .hasToString(Message.of("stage.atItsEnd", "x").in(Language.ENGLISH));
        assertThat(Problem.badRequest().in(Language.ENGLISH).getProperties()).doesNotContainKey("issues");
    }

    @Test
    void a_file_has_a_hundred_thousand_rows_and_no_more() {
        assertThatCode(() -> RowLimit.check(100_000)).doesNotThrowAnyException();
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> RowLimit.check(100_001))
                .satisfies(refused -> assertThat(refused.problem().issues())
                        .extracting(Issue::name)
                        .containsExactly("Accept"));
    }
}
