package eu.akkoord.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Arrays;

/** Runs one of the programs; without a known name says which there are and returns 2. */
public final class Bench {
    private Bench() {}

    public static void main(String[] arguments) throws IOException {
        System.exit(run(arguments, System.out));
    }

    static int run(String[] arguments, PrintStream out) throws IOException {
        var rest = Arrays.asList(arguments).subList(Math.min(1, arguments.length), arguments.length);
        switch (arguments.length == 0 ? "" : arguments[0]) {
            case "catalogue" -> CatalogueBench.run(Options.of(rest), out);
            case "lists" -> {
                return ListsBench.run(Options.of(rest), out);
            }
            case "hidden" -> {
                return HiddenBench.run(Options.of(rest), out);
            }
            case "serve" -> ListServer.serve(Options.of(rest).number("size", 1_000), out);
            case "answer" -> BareServer.serve(out);
            case "bare" -> CatalogueBench.bare(Options.of(rest).number("size", 1_000), out);
            default -> {
                out.println("""
                        usage: run lists [--sizes 1000,1000000] [--rounds 5] [--millis 2000]
                               run hidden [--rounds 5] [--millis 2000]
                               run catalogue [--sizes 1000,100000,1000000] [--rounds 5] [--millis 500] [--build 200000]""");
                return 2;
            }
        }
        return 0;
    }
}
