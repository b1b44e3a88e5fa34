package eu.akkoord.platform.desk.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.change.Recorded;
import eu.akkoord.platform.core.change.Refusal;
import eu.akkoord.platform.core.link.Links;
import eu.akkoord.platform.desk.Desk;
import eu.akkoord.platform.web.Answers;
import eu.akkoord.platform.web.PeriodView;
import eu.akkoord.platform.web.Revision;
import eu.akkoord.platform.web.WriteBody;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Corrects the days of earlier changes, the same in every collection. A service imports it. */
@RestController
@RequestMapping("/akkoord/v1")
public class CorrectionController {
    private final Map<String, Desk<?, ?>> all;
    private final Links links;

    public CorrectionController(List<Desk<?, ?>> all, Links links) {
        this.all = all.stream().collect(Collectors.toMap(Desk::collection, Function.identity()));
        this.links = links;
    }

    /** @param corrects the revision of the change whose day is set right */
    record Body(long corrects) {}

    /**
     * A correction as it was registered.
     *
     * @param from the day of that change until then
     * @param occurred the day of that change from then on
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CorrectionView(
            long corrects,
            LocalDate from,
            LocalDate occurred,
            @Nullable PeriodView occurredPeriod,
            @Nullable String reason,
            Instant registered) {}

    @PostMapping("/{collection}/{id}/corrections")
    public ResponseEntity<?> correct(
            @PathVariable String collection,
            @PathVariable String id,
            @RequestHeader("If-Match") Revision seen,
            WriteBody body,
            Caller caller) {
        return correct(desk(collection, id), null, id, seen.number(), body, caller);
    }

    @PostMapping("/{within}/{parent}/{collection}/{id}/corrections")
    public ResponseEntity<?> correctWithin(
            @PathVariable String collection,
            @PathVariable String parent,
            @PathVariable String id,
            @RequestHeader("If-Match") Revision seen,
            WriteBody body,
            Caller caller) {
        return correct(desk(collection, id), parent, id, seen.number(), body, caller);
    }

    private <A> ResponseEntity<CorrectionView> correct(
            Desk<A, ?> desk, @Nullable String parent, String id, long seen, WriteBody body, Caller caller) {
        long corrects = body.as(Body.class).corrects();
        var after = desk.correct(parent, id, seen, corrects, body.note(), caller);
        var period = body.note().occurredPeriod();
        var days = days(desk, id, corrects, after, caller);
        return Answers.created(
                links.toEvent(desk.collection(), id, after.revision()),
                after,
                new CorrectionView(
                        corrects,
                        days.from,
                        days.to,
                        period == null ? null : PeriodView.of(period),
                        body.note().reason(),
                        after.registered()));
    }

    private record Days(LocalDate from, LocalDate to) {}

    /** Returns the days that a correction has written; where it has changed nothing, the one that there was. */
    private static <A> Days days(Desk<A, ?> desk, String id, long corrects, Recorded<A> after, Caller caller) {
        for (var past :
                desk.history(id, caller).of(List.of(corrects, after.revision())).reversed()) {
            var written = past.remarks().corrects();
            if (written != null && written.revision() == corrects) {
                return new Days(written.from(), written.to());
            }
            if (past.revision() == corrects) {
                return new Days(past.occurred(), past.occurred());
            }
        }
        throw new Refusal.Absent(id);
    }

    private Desk<?, ?> desk(String collection, String id) {
        var desk = all.get(collection);
        if (desk == null) {
            throw new Refusal.Absent(id);
        }
        return desk;
    }
}
