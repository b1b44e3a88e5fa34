package eu.akkoord.platform.lists;

import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.change.ListResult;
import eu.akkoord.platform.core.change.Recorded;
import eu.akkoord.platform.core.message.Language;
import eu.akkoord.platform.core.problem.ProblemException;
import eu.akkoord.platform.search.declaration.Row;
import eu.akkoord.platform.search.index.Catalogue;
import eu.akkoord.platform.search.question.Page;
import eu.akkoord.platform.search.question.Question;
import eu.akkoord.platform.web.export.Export;
import eu.akkoord.platform.web.export.ListFormat;
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
import tools.jackson.databind.node.ObjectNode;

/**
 * One kind of list over HTTP. The catalogue says which items answer and in what order; before they go out they are looked up in
 * the store at once, so that what the reader may no longer see is left out, and what has just changed is shown as it is.
 *
 * @param <A> the aggregate that is listed
 */
public final class Listing<A> {
    private final Catalogue<?> catalogue;
    private final ListResult<A> shown;
    private final Function<Collection<Recorded<A>>, List<Row>> rows;
    private final Table<A> table;

    private Listing(
            Catalogue<?> catalogue,
            ListResult<A> shown,
            Function<Collection<Recorded<A>>, List<Row>> rows,
            Table<A> table) {
        this.catalogue = catalogue;
        this.shown = shown;
        this.rows = rows;
        this.table = table;
    }

    /**
     * @param shown which says what a reader may see now
     * @param table of a file
     */
    public static <A, D> Listing<A> of(
            Catalogue<D> catalogue, Source<A, D> source, ListResult<A> shown, Table<A> table) {
        return new Listing<>(
                catalogue,
                shown,
                states -> source.documents(states).stream()
                        .map(catalogue.fields()::row)
                        .toList(),
                table);
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
        var asked = Question.of(shown.held(reader), request.getParameterMap());
        var question = narrowing.apply(asked);
        var format = ListFormat.wanted(Collections.list(request.getHeaders(HttpHeaders.ACCEPT)));
        if (format == ListFormat.JSON) {
            var page = page(question, reader).json(address, asked);
            response.setContentType(format.type().toString());
            response.setContentLength(page.length);
            response.getOutputStream().write(page);
        } else {
            ListFormat.refusePageKeys(asked.parameters().keySet());
            var language = Language.of(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
            export(
                    new Export(format, catalogue.fields().collection(), table.columns(), language, response),
                    question,
                    reader);
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
        var question = new Question(shown.held(reader), asked, Map.of());
        return JsonMapper.shared()
                .readTree(page(narrowing.apply(question), reader).json(list, question));
    }

    /** A question of this reader, with these keys. */
    public Question question(Caller reader, Map<String, String[]> parameters) {
        return Question.of(shown.held(reader), parameters);
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
        return now(found, shown.shown(found.stream().map(Page.Item::id).toList(), reader));
    }

    private List<Page.Item> now(List<Page.Item> found, Map<String, Recorded<A>> visible) {
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

    /** All that answers at one point in time, each as it is when it is written; what the reader may not see any more is left out. */
    private void export(Export export, Question question, Caller reader) throws IOException {
        inParts(question, part -> write(part, reader, export));
        export.finish();
    }

    private void write(List<Page.Item> part, Caller reader, Export export) {
        var visible = shown.shown(part.stream().map(Page.Item::id).toList(), reader);
        for (var item : now(part, visible)) {
            var row = (ObjectNode) JsonMapper.shared().readTree(item.json());
            var state = visible.get(item.id());
            if (state != null) {
                table.beside()
                        .apply(state)
                        .forEach((name, value) ->
                                row.set(name, JsonMapper.shared().valueToTree(value)));
            }
            export.write(row);
        }
    }

    private void inParts(Question question, Consumer<List<Page.Item>> reader) {
        var part = new ArrayList<Page.Item>();
        catalogue.export(question, item -> {
            part.add(item);
            if (part.size() == shown.atOnce()) {
                reader.accept(part);
                part.clear();
            }
        });
        reader.accept(part);
    }
}
