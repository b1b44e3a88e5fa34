package eu.akkoord.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs one of the programs; without a known name says which there are and returns 2. */
public final class Bench {
    private static final Logger LOG = LoggerFactory.getLogger(Bench.class);

    private Bench() {}

    public static void main(String[] arguments) {
        int code = 1;
        try {
            code = run(arguments, System.out);
        } catch (IOException | RuntimeException failed) {
            LOG.error("It ends", failed);
        }
        // also then: threads of what it started would else keep it, and whoever waits for its words
        System.exit(code);
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
            case "gateway" -> {
                return GatewayBench.run(Options.of(rest), out);
            }
            case "start" -> {
                return StartBench.run(Options.of(rest), out);
            }
            case "writes" -> {
                return WritesBench.run(Options.of(rest), out);
            }
            case "releases" -> {
                return ReleasesBench.run(Options.of(rest), out);
            }
            case "write" -> BareWriter.serve(Options.of(rest), out);
            case "serve" -> ListServer.serve(Options.of(rest).number("size", 1_000), out);
            case "answer" -> BareServer.serve(out);
            case "bare" -> CatalogueBench.bare(Options.of(rest).number("size", 1_000), out);
            default -> {
                out.println("""
                    usage: run lists [--sizes 1000,1000000] [--rounds 5] [--millis 2000]
                           run gateway [--rounds 5] [--millis 1500] [--warm-up 5]
                           run start [--rest 60]
                           run writes [--sizes 1000,10000,100000] [--rounds 5] [--creates 500] [--warm-up 5000] [--millis 5000]
                           run releases --before DIR [--rounds 9] [--warm-up 20]
                           run hidden [--rounds 5] [--millis 2000]
                           run catalogue [--sizes 1000,100000,1000000] [--rounds 5] [--millis 500] [--build 200000]\
                    """);
                return 2;
            }
        }
        return 0;
    }
}
