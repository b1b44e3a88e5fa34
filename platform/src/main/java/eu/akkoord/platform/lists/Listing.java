package eu.akkoord.platform.lists;

import eu.akkoord.platform.catalogue.Catalogue;
import eu.akkoord.platform.catalogue.Page;
import eu.akkoord.platform.catalogue.Question;
import eu.akkoord.platform.catalogue.Row;
import eu.akkoord.platform.catalogue.Source;
import eu.akkoord.platform.desk.Shown;
import eu.akkoord.platform.security.Caller;
import eu.akkoord.platform.security.Clearance;
import eu.akkoord.platform.store.Recorded;
import eu.akkoord.platform.web.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One kind of list over HTTP. The catalogue says which items answer and in what order; before they go out they are looked up in
 * the store at once, so that what the reader may no longer see is left out, and what has just changed is shown as it is.
 *
 * @param <A> the aggregate that is listed
 */
public final class Listing<A> {
    private static final int PART = 500;

    private final Catalogue<?> catalogue;
    private final Shown<A> shown;
    private final Function<Collection<Recorded<A>>, List<Row>> rows;
    private final List<String> columns;

    private Listing(
            Catalogue<?> catalogue,
            Shown<A> shown,
            Function<Collection<Recorded<A>>, List<Row>> rows,
            List<String> columns) {
        this.catalogue = catalogue;
        this.shown = shown;
        this.rows = rows;
        this.columns = List.copyOf(columns);
    }

    /**
     * @param shown which says what a reader may see now
     * @param columns of an export: the properties of an item, with a dot before a property of a property; the values of a list
     *     share a cell
     */
    public static <A, D> Listing<A> of(
            Catalogue<D> catalogue, Source<A, D> source, Shown<A> shown, List<String> columns) {
        return new Listing<>(
                catalogue,
                shown,
                states -> source.documents(states).stream()
                        .map(catalogue.fields()::row)
                        .toList(),
                columns);
    }

    /**
     * Answers a request in the form it wants: a page, or everything as a file.
     *
     * @param address of the list, absolute, without a query
     * @throws ProblemException 400 that names all that is wrong with the question; 503 while there is no catalogue
     */
    public void answer(URI address, Caller reader, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        answer(address, reader, UnaryOperator.identity(), request, response);
    }

    /** @param narrowing what the place of the list, or keys that only the feature understands, make of the question */
    public void answer(
            URI address,
            Caller reader,
            UnaryOperator<Question> narrowing,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var asked = Question.of(Clearance.of(reader), request.getParameterMap());
        var question = narrowing.apply(asked);
        var format = ListFormat.wanted(Collections.list(request.getHeaders(HttpHeaders.ACCEPT)));
        if (format == ListFormat.JSON) {
            var page = page(question, reader).json(address, asked);
            response.setContentType(format.type().toString());
            response.setContentLength(page.length);
            response.getOutputStream().write(page);
        } else {
            ListFormat.refusePageKeys(asked.parameters().keySet());
            export(format, question, reader, response);
        }
    }

    /**
     * The first page of a list of some of these, as its own address gives it.
     *
     * @param list its address, absolute, without a query
     * @param asked the query of that address
     * @param narrowing as of the list itself
     */
    public JsonNode first(URI list, Map<String, List<String>> asked, UnaryOperator<Question> narrowing, Caller reader) {
        var question = new Question(Clearance.of(reader), asked, Map.of());
        return JsonMapper.shared()
                .readTree(page(narrowing.apply(question), reader).json(list, question));
    }

    /** A question about all that the reader may see. */
    public static Question all(Caller reader) {
        return Question.of(Clearance.of(reader));
    }

    /** Gives everything that answers, in the order asked, as it is now. */
    public void each(Question question, Caller reader, Consumer<Recorded<A>> one) {
        inParts(question, part -> {
            var visible = shown.shown(part.stream().map(Page.Item::id).toList(), reader);
            part.stream()
                    .map(Page.Item::id)
                    .map(visible::get)
                    .filter(Objects::nonNull)
                    .forEach(one);
        });
    }

    /** The part of the list that is asked for. */
    public Page page(Question question, Caller reader) {
        var page = catalogue.page(question);
        return new Page(now(page.items(), reader), page.pageSize(), page.total(), page.next(), page.facets());
    }

    /** The items as they are now, without those that the reader may not see any more. */
    private List<Page.Item> now(List<Page.Item> found, Caller reader) {
        var visible = shown.shown(found.stream().map(Page.Item::id).toList(), reader);
        var changed = new ArrayList<Recorded<A>>();
        for (var item : found) {
            var state = visible.get(item.id());
            if (state != null && state.revision() != item.revision()) {
                changed.add(state);
            }
        }
        var written = written(changed);
        return found.stream()
                .filter(item -> visible.containsKey(item.id()))
                .map(item -> {
                    var now = written.get(item.id());
                    return now == null ? item : item.as(now.revision(), now.item());
                })
                .toList();
    }

    private Map<String, Row> written(Collection<Recorded<A>> changed) {
        return changed.isEmpty()
                ? Map.of()
                : rows.apply(changed).stream().collect(Collectors.toMap(Row::id, Function.identity()));
    }

    /** All at one point in time; what the reader may not see any more is left out even so. */
    private void export(ListFormat format, Question question, Caller reader, HttpServletResponse response)
            throws IOException {
        var export = new Export(format, catalogue.fields().collection(), columns, response);
        inParts(question, part -> export.write(seen(part, reader)));
        export.finish();
    }

    private void inParts(Question question, Consumer<List<Page.Item>> reader) {
        var part = new ArrayList<Page.Item>();
        catalogue.export(question, item -> {
            part.add(item);
            if (part.size() == PART) {
                reader.accept(part);
                part.clear();
            }
        });
        reader.accept(part);
    }

    private List<Page.Item> seen(List<Page.Item> part, Caller reader) {
        var visible = shown.shown(part.stream().map(Page.Item::id).toList(), reader);
        return part.stream().filter(item -> visible.containsKey(item.id())).toList();
    }
}
