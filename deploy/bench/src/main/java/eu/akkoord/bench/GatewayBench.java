package eu.akkoord.bench;

import eu.akkoord.bench.Front.Kind;
import eu.akkoord.bench.Front.Load;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/**
 * The same reads of one service directly, through the gateway, through a bare gateway of the same version, and through nginx where it is
 * installed. The ways take turns, each round in another order, and the ratios are of turns of one round: whatever else happens on the
 * machine happens to all of them.
 */
final class GatewayBench {
    private static final String DIRECT = "direct";
    private static final String GATEWAY = "gateway";
    private static final String BARE = "bare gateway";
    private static final String NGINX = "nginx";
    private static final Load BY_ID = new Load(Kind.BY_ID, 4);
    private static final Load LIST = new Load(Kind.LIST, 4);
    private static final List<Load> LOADS = List.of(BY_ID, LIST, new Load(Kind.BY_ID, 1), new Load(Kind.LIST, 1));

    private final PrintStream out;
    private final int rounds;
    private final int warmUp;
    private final int millis;
    private final List<String> missed = new ArrayList<>();

    private GatewayBench(Options options, PrintStream out) {
        this.out = out;
        this.rounds = options.number("rounds", 5);
        this.warmUp = options.number("warm-up", 5);
        this.millis = options.number("millis", 1500);
    }

    /**
     * @param options {@code --root} of the source tree, whose services and gateway are built
     * @return 0 when every bar is met, else 1
     */
    static int run(Options options, PrintStream out) throws IOException {
        var bench = new GatewayBench(options, out);
        try (var installed = new GatewayPrograms(Path.of(options.text("root")))) {
            bench.measure(installed.start(out));
        }
        out.println(bench.missed.isEmpty() ? "all bars are met" : "MISSED: " + String.join("; ", bench.missed));
        return bench.missed.isEmpty() ? 0 : 1;
    }

    private void measure(Map<String, Front> fronts) {
        var order = new ArrayList<>(fronts.values());
        for (int round = 0; round < warmUp; round++) {
            for (var load : List.of(BY_ID, LIST)) {
                order.forEach(front -> front.ask(load, path(load), millis, false));
            }
        }
        for (int round = 0; round < rounds; round++) {
            for (var load : LOADS) {
                order.forEach(front -> front.ask(load, path(load), millis, true));
            }
            Collections.rotate(order, 1);
        }
        table(fronts);
        bars(fronts);
    }

    private static Supplier<String> path(Load load) {
        return switch (load.kind()) {
            case BY_ID ->
                () -> "/akkoord/v1/agreements/"
                        + GatewayPrograms.id(ThreadLocalRandom.current().nextInt(GatewayPrograms.AGREEMENTS));
            case LIST -> () -> "/akkoord/v1/agreements?pageSize=20";
        };
    }

    private void table(Map<String, Front> fronts) {
        for (var load : LOADS) {
            out.printf(
                    Locale.ROOT,
                    "%n%-28s %10s %10s %10s %14s%n",
                    load + (load.connections() == 1 ? " connection" : " connections"),
                    "a second",
                    "to direct",
                    "p50, us",
                    "processor, us");
            fronts.forEach((name, front) -> out.printf(
                    Locale.ROOT,
                    "%-28s %10.0f %10.2f %10.0f %14.0f%n",
                    name,
                    front.perSecond(load),
                    front.against(fronts.getOrDefault(DIRECT, front), load),
                    front.p50(load),
                    front.processor(load)));
        }
        out.println("""
            processor: time of that program alone for each answer\
            """);
    }

    private void bars(Map<String, Front> fronts) {
        out.println();
        bar(fronts, BY_ID, DIRECT, 0.55);
        bar(fronts, BY_ID, NGINX, 0.6);
        bar(fronts, BY_ID, BARE, 0.85);
        bar(fronts, LIST, DIRECT, 0.75);
    }

    private void bar(Map<String, Front> fronts, Load load, String to, double least) {
        var gateway = fronts.get(GATEWAY);
        var other = fronts.get(to);
        var name = "%s connections: gateway to %s".formatted(load, to);
        if (gateway == null || other == null) {
            out.printf(Locale.ROOT, "  %-8s %s: it is not installed%n", "not asked", name);
            return;
        }
        double ratio = gateway.against(other, load);
        if (!(ratio >= least)) {
            missed.add("%s %.2f".formatted(name, ratio));
        }
        out.printf(Locale.ROOT, "  %-8s %-52s %8.2f >= %.2f%n", ratio >= least ? "met" : "NOT MET", name, ratio, least);
    }

    /** The names of the ways, in the order of the table. */
    static List<String> names() {
        return List.of(DIRECT, GATEWAY, BARE, NGINX);
    }
}
