package eu.akkoord.agreements.period.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import eu.akkoord.platform.core.message.Language;
import eu.akkoord.platform.core.time.Occurrence;
import eu.akkoord.platform.core.time.PeriodWords;
import eu.akkoord.platform.web.PeriodView;
import eu.akkoord.platform.web.WriteBody;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class PeriodController {
    private final Clock clock;

    PeriodController(Clock clock) {
        this.clock = clock;
    }

    /** @param said the day on which they were said; absent for today */
    record Question(String words, @Nullable LocalDate said) {}

    /**
     * The period that words mean, or why they are not understood.
     *
     * @param assumptions what the words do not say and was assumed; absent when there was none
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record ReadingView(
            String words,
            boolean understood,
            @Nullable PeriodView period,
            List<String> assumptions,
            @Nullable String reason) {}

    @PostMapping("/akkoord/v1/periods/query")
    ReadingView read(WriteBody body, Language language) {
        var asked = body.as(Question.class);
        var said = asked.said() == null ? Occurrence.today(clock) : asked.said();
        return switch (PeriodWords.read(asked.words(), said)) {
            case PeriodWords.Reading.Understood read ->
                new ReadingView(
                        asked.words(),
                        true,
                        PeriodView.of(read.period()),
                        read.assumptions().stream().map(one -> one.in(language)).toList(),
                        null);
            case PeriodWords.Reading.NotUnderstood not ->
                new ReadingView(asked.words(), false, null, List.of(), not.why().in(language));
        };
    }
}
