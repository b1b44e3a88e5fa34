package eu.akkoord.platform.search.declaration;

import eu.akkoord.platform.core.text.Unicode;
import eu.akkoord.platform.search.analysis.Names;
import eu.akkoord.platform.search.declaration.Parameter.Form;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.util.BytesRef;

/** Words that are compared as a whole: codes, ids, yes or no. */
public final class WordField<A> extends Field<A> {
    private static final int LONGEST = 1000;

    /** The number and kind of a field's values. */
    enum Arity {
        ONE,
        SEVERAL,
        FLAG
    }

    private final Arity arity;
    private final Kind kind;
    private final Function<A, ? extends Collection<String>> values;

    WordField(String name, Arity arity, Kind kind, Function<A, ? extends Collection<String>> values, Use... uses) {
        super(name, allowed(arity), uses);
        this.arity = arity;
        this.kind = kind;
        this.values = values;
    }

    /** The form in which a field's values are compared. */
    enum Kind {
        /** As they are written. */
        CODE,
        /** By what all ways to write a name have in common. */
        NAME
    }

    private static Set<Use> allowed(Arity arity) {
        return arity == Arity.SEVERAL
                ? EnumSet.of(Use.FILTER, Use.FACET, Use.SCOPE)
                : EnumSet.of(Use.FILTER, Use.FACET, Use.SCOPE, Use.SORT);
    }

    /** Lucene refuses terms of 32 KiB; what differs only after the cut is one word to the catalogue. */
    public static BytesRef term(String word) {
        var composed = Unicode.composed(word.length() <= LONGEST ? word : word.substring(0, LONGEST));
        return new BytesRef(composed);
    }

    @Override
    public String countedName() {
        return kind == Kind.NAME ? name() + ".written" : name();
    }

    @Override
    public String key(String value) {
        return kind == Kind.NAME ? Names.key(value) : value;
    }

    boolean hasSeveral() {
        return arity == Arity.SEVERAL;
    }

    @Override
    String layout() {
        return super.layout() + arity + kind;
    }

    @Override
    public void index(A source, Document document) {
        var byKey = new LinkedHashMap<String, String>();
        values.apply(source).forEach(value -> byKey.putIfAbsent(key(value), value));
        if (kind == Kind.NAME) {
            byKey.values()
                    .forEach(value ->
                            document.add(new StringField(countedName(), term(Unicode.trimmed(value)), Store.NO)));
        }
        var terms = byKey.keySet().stream().map(WordField::term).distinct().toList();
        for (var term : terms) {
            document.add(new StringField(name(), term, Store.NO));
            if (hasSeveral() && is(Use.FACET)) {
                document.add(new SortedSetDocValuesField(name(), term));
            } else if (is(Use.FACET) || is(Use.SORT)) {
                document.add(new SortedDocValuesField(name(), term));
            }
        }
    }

    @Override
    List<Parameter> parameters() {
        if (!is(Use.FILTER)) {
            return List.of();
        }
        return arity == Arity.FLAG
                ? List.of(Parameter.one(name(), Form.BOOLEAN))
                : List.of(Parameter.several(name(), Form.TEXT), Parameter.several(name() + "Not", Form.TEXT));
    }

    @Override
    public List<Clause> clauses(Parameters parameters) {
        var clauses = new ArrayList<Clause>();
        for (var parameter : parameters()) {
            var asked = parameters.several(parameter.name());
            for (var word : asked) {
                if (arity == Arity.FLAG && !word.equals("true") && !word.equals("false")) {
                    parameters.wrong(parameter.name(), word, "value.noFlag");
                } else if (word.isEmpty()) {
                    parameters.wrong(parameter.name(), word, "value.empty");
                }
            }
            if (!asked.isEmpty()) {
                clauses.add(new Clause.Kept(among(asked), !parameter.name().equals(name())));
            }
        }
        return clauses;
    }

    public Query among(Collection<String> words) {
        return new TermInSetQuery(
                name(),
                words.stream().map(this::key).map(WordField::term).distinct().toList());
    }

    @Override
    SortField order(boolean descending) {
        return order(name(), descending);
    }

    static SortField order(String name, boolean descending) {
        return new SortField(
                name, SortField.Type.STRING, descending, descending ? SortField.STRING_FIRST : SortField.STRING_LAST);
    }
}
