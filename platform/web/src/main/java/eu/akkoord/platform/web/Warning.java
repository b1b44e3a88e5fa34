package eu.akkoord.platform.web;

import eu.akkoord.platform.core.message.Language;
import eu.akkoord.platform.core.message.Message;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One warning about what was written. An operation that has some of its own puts them under {@value #ALL} in its view; they are put in words,
 * with those about periods, when it is answered. Where its view is a record they are an attribute of the request, of the same name.
 *
 * @param code what kind it is
 * @param name JSON pointer of the property
 * @param href address of what else it is about
 */
public record Warning(String code, String name, @Nullable URI href, Message detail) {
    /** The name of all warnings in an answer. */
    public static final String ALL = "warnings";

    Map<String, String> in(Language language) {
        var said = new LinkedHashMap<String, String>();
        said.put("code", code);
        said.put("name", name);
        if (href != null) {
            said.put("href", href.toString());
        }
        said.put("detail", detail.in(language));
        return said;
    }
}
