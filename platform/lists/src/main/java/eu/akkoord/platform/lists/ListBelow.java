package eu.akkoord.platform.lists;

import eu.akkoord.platform.core.authority.Caller;
import eu.akkoord.platform.core.link.Links;
import eu.akkoord.platform.search.question.Question;
import eu.akkoord.platform.web.Embed;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;

/**
 * The list of things below one thing, at the address below it; whether the reader may see that thing is checked before.
 *
 * @param <A> the aggregate that is listed
 */
public final class ListBelow<A> implements Embed {
    private final String with;
    private final String name;
    private final String field;
    private final Listing<A> listing;
    private final Links links;

    /**
     * @param with the word of the thing in the URL: {@code dossiers}
     * @param name the word of the list: {@code documents}
     * @param field which holds the id of the thing: {@code dossier}
     */
    public ListBelow(String with, String name, String field, Listing<A> listing, Links links) {
        this.with = with;
        this.name = name;
        this.field = field;
        this.listing = listing;
        this.links = links;
    }

    /** As {@link Listing#answer(URI, Caller, HttpServletRequest, HttpServletResponse)}, for the list of one thing. */
    public void answer(String id, Caller reader, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        listing.answer(address(id), reader, narrowing(id), request, response);
    }

    private URI address(String id) {
        return links.to(with, id, name);
    }

    private UnaryOperator<Question> narrowing(String id) {
        return question -> question.within(field, id);
    }

    @Override
    public String with() {
        return with;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public SequencedMap<URI, ?> answers(Collection<String> ids, Caller reader) {
        var answers = new LinkedHashMap<URI, Object>();
        for (var id : ids) {
            answers.put(address(id), listing.first(address(id), Map.of(), narrowing(id), reader));
        }
        return answers;
    }
}
