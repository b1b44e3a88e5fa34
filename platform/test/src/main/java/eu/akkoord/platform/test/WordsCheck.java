package eu.akkoord.platform.test;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** Compares the codes of messages in sources with the words that there are for them in each language. */
public final class WordsCheck {
    private static final String CODE = "[a-z][A-Za-z]*\\.[a-z][A-Za-z]*";
    private static final Pattern LONE_APOSTROPHE = Pattern.compile("(?<!')'(?:'')*(?!')");

    /** Calls that take a code, and nothing that is said as it stands. */
    private static final Pattern SAYS = Pattern.compile(
            "(Message|Problem|Issue|(Refusal\\.)?NotYours)\\.\\w+|(\\w+\\.)?wrong|Fault|(Refusal\\.)?(NotYours|ConsentNeeded|WrongStage|Permanent)");

    /** Calls that refuse a value at its place. */
    private static final Pattern REFUSES_VALUE =
            Pattern.compile("Issue\\.(body|query|header|path|wholeBody)|(\\w+\\.)?wrong|Fault");

    /** A value told as if it were what it ought to be: it says neither what is wrong nor what to do. */
    private static final Pattern ONE_SIDED = Pattern.compile(
            "^(De|Het|Een|Elke|Elk) [^;.]*\\b(is|zijn|telt|heeft|hebben|staat) (ten (minste|hoogste)|verschillend|twee of|een van deze)\\b");

    /** Words that begin an advice, or room for a rule that gives one. */
    private static final Pattern TELLS_WHAT_TO_DO = Pattern.compile(
            "\\b(geef|noem|kies|laat|schrijf|stuur|vraag|zoek|volg|herhaal|gebruik|zeg|sorteer|neem|deel|zet|bewaar|maak|wijzig|doe|verschuif"
                    + "|bijvoorbeeld|alleen|wel|begint|eindigt|ligt)\\b|\\{\\d}$",
            Pattern.CASE_INSENSITIVE);

    private final Properties dutch;
    private final Properties english;
    private final List<String> findings = new ArrayList<>();
    private final Set<String> used = new HashSet<>();

    private WordsCheck() throws IOException {
        dutch = words("messages_nl.properties");
        english = words("messages_en.properties");
    }

    /**
     * Returns what is wrong: codes without words, words without a use, words that leave room for other arguments than are given.
     *
     * @param resources where the words lie whose use is asked; those of other jars need none here
     * @param sources roots of the code that uses them
     */
    public static List<String> findings(Path resources, List<Path> sources) throws IOException {
        var check = new WordsCheck();
        check.compareLanguages();
        for (var root : sources) {
            try (var files = Files.walk(root)) {
                check.read(
                        files.filter(file -> file.toString().endsWith(".java")).toList());
            }
        }
        var own = new Properties();
        try (var reader = Files.newBufferedReader(resources.resolve("messages_nl.properties"))) {
            own.load(reader);
        }
        own.stringPropertyNames().stream()
                .filter(code -> !check.used.contains(code))
                .forEach(code -> check.findings.add("%s has words and no use".formatted(code)));
        return check.findings;
    }

    private static Properties words(String name) throws IOException {
        var words = new Properties();
        for (var file : Collections.list(WordsCheck.class.getClassLoader().getResources(name))) {
            try (var reader = new InputStreamReader(file.openStream(), StandardCharsets.UTF_8)) {
                var more = new Properties();
                more.load(reader);
                more.forEach((code, text) -> {
                    if (words.put(code, text) != null) {
                        throw new IllegalStateException("%s has words in two jars".formatted(code));
                    }
                });
            }
        }
        return words;
    }

    private void compareLanguages() {
        var all = new TreeSet<>(dutch.stringPropertyNames());
        all.addAll(english.stringPropertyNames());
        for (var code : all) {
            var texts = Stream.of(dutch, english)
                    .map(words -> words.getProperty(code, ""))
                    .toList();
            if (texts.contains("")) {
                findings.add("%s lacks words in a language".formatted(code));
            } else if (texts.stream().map(WordsCheck::places).distinct().count() > 1) {
                findings.add("%s leaves room for other arguments in each language".formatted(code));
            } else if (texts.stream().anyMatch(LONE_APOSTROPHE.asPredicate())) {
                findings.add("%s has a lone apostrophe, which a message format does not show".formatted(code));
            }
        }
    }

    /** Returns how many arguments a text has room for; -1 when it leaves one out. */
    private static int places(String text) {
        int places = new MessageFormat(text).getFormatsByArgumentIndex().length;
        for (int place = 0; place < places; place++) {
            if (!text.contains("{%d}".formatted(place))) {
                return -1;
            }
        }
        return places;
    }

    private void read(List<Path> files) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var manager = compiler.getStandardFileManager(null, null, null)) {
            var task = (JavacTask) compiler.getTask(
                    null,
                    manager,
                    problem -> {},
                    List.of("-proc:none"),
                    null,
                    manager.getJavaFileObjectsFromPaths(files));
            for (var unit : task.parse()) {
                new Uses(unit.getSourceFile().getName()).scan(unit, null);
            }
        }
    }

    /** Reads one source file. */
    private final class Uses extends TreeScanner<@Nullable Void, @Nullable Void> {
        private final String file;

        Uses(String file) {
            this.file = file;
        }

        @Override
        public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void none) {
            readCall(call.getMethodSelect().toString(), call.getArguments());
            return super.visitMethodInvocation(call, null);
        }

        @Override
        public @Nullable Void visitNewClass(NewClassTree call, @Nullable Void none) {
            readCall(call.getIdentifier().toString(), call.getArguments());
            return super.visitNewClass(call, null);
        }

        @Override
        public @Nullable Void visitLiteral(LiteralTree literal, @Nullable Void none) {
            if (literal.getValue() instanceof String text) {
                used.add(text);
            }
            return super.visitLiteral(literal, null);
        }

        private void readCall(String name, List<? extends ExpressionTree> arguments) {
            for (int place = 0; place < arguments.size(); place++) {
                // an unreadable event begins with its reason for the log, an unreadable body with a pointer
                boolean says = SAYS.matcher(name).matches() || (place > 0 && name.equals("Unreadable"));
                for (var text : texts(arguments.get(place))) {
                    if (dutch.containsKey(text)) {
                        var words = dutch.getProperty(text);
                        if (ONE_SIDED.matcher(words).find()) {
                            findings.add("%s describes what ought to be: %s".formatted(text, words));
                        }
                        if (REFUSES_VALUE.matcher(name).matches()
                                && !TELLS_WHAT_TO_DO.matcher(words).find()) {
                            findings.add("%s does not say what is allowed: %s".formatted(text, words));
                        }
                        int given = arguments.size() - place - 1;
                        if (places(dutch.getProperty(text)) != given) {
                            findings.add("%s: %s is given %d arguments".formatted(file, text, given));
                        }
                    } else if (says && text.matches(CODE)) {
                        findings.add("%s: %s has no words".formatted(file, text));
                    } else if (says && text.contains(" ")) {
                        findings.add("%s: \"%s\" is no code".formatted(file, text));
                    }
                }
            }
        }

        private static List<String> texts(ExpressionTree argument) {
            if (argument instanceof ConditionalExpressionTree either) {
                return Stream.of(either.getTrueExpression(), either.getFalseExpression())
                        .flatMap(one -> texts(one).stream())
                        .toList();
            }
            if (argument instanceof BinaryTree sum) {
                return texts(sum.getLeftOperand());
            }
            if (argument instanceof MethodInvocationTree call
                    && call.getMethodSelect() instanceof MemberSelectTree text) {
                return texts(text.getExpression());
            }
            return argument instanceof LiteralTree literal && literal.getValue() instanceof String text
                    ? List.of(text)
                    : List.of();
        }
    }
}
