package eu.akkoord.platform.core.time;

import static java.util.Map.entry;

import eu.akkoord.platform.core.time.Stretch.Part;
import eu.akkoord.platform.core.time.Stretch.Unit;
import java.time.DayOfWeek;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Words for time, in Dutch and in English, in small letters and without accents. */
final class Vocabulary {
    static final Map<String, Integer> MONTHS = numbered(
            1,
            "januari jan january",
            "februari feb february",
            "maart mrt march mar",
            "april apr",
            "mei may",
            "juni jun june",
            "juli jul july",
            "augustus aug august",
            "september sep sept",
            "oktober okt october oct",
            "november nov",
            "december dec");

    static final Map<String, Integer> SEASONS =
            numbered(21, "lente voorjaar spring", "zomer summer", "herfst najaar autumn fall");

    static final Set<String> WINTER = Set.of("winter");

    static final Map<String, DayOfWeek> WEEKDAYS = weekdays(
            "maandag ma monday mon",
            "dinsdag di tuesday tue",
            "woensdag wo wednesday wed",
            "donderdag do thursday thu",
            "vrijdag vr friday fri",
            "zaterdag za saturday",
            "zondag zo sunday");

    static final Map<String, Integer> ORDINALS =
            numbered(1, "eerste first", "tweede second", "derde third", "vierde fourth");

    static final Set<String> LAST = Set.of("laatste", "last");

    /** Tens, as decades are called. */
    static final Map<String, Integer> TENS = Map.of(
            "twintig", 20,
            "dertig", 30,
            "veertig", 40,
            "vijftig", 50,
            "zestig", 60,
            "zeventig", 70,
            "tachtig", 80,
            "negentig", 90);

    static final Map<String, Unit> UNITS = Map.ofEntries(
            entry("jaar", Unit.YEAR),
            entry("year", Unit.YEAR),
            entry("kalenderjaar", Unit.YEAR),
            entry("schooljaar", Unit.SCHOOL_YEAR),
            entry("academiejaar", Unit.SCHOOL_YEAR),
            entry("werkjaar", Unit.SCHOOL_YEAR),
            entry("helft", Unit.HALF),
            entry("jaarhelft", Unit.HALF),
            entry("semester", Unit.HALF),
            entry("half", Unit.HALF),
            entry("kwartaal", Unit.QUARTER),
            entry("trimester", Unit.QUARTER),
            entry("quarter", Unit.QUARTER),
            entry("maand", Unit.MONTH),
            entry("month", Unit.MONTH),
            entry("week", Unit.WEEK),
            entry("jaren", Unit.DECADE));

    static final Map<String, Part> PARTS = Map.ofEntries(
            entry("begin", Part.BEGIN),
            entry("aanvang", Part.BEGIN),
            entry("start", Part.BEGIN),
            entry("beginning", Part.BEGIN),
            entry("early", Part.BEGIN),
            entry("vroeg", Part.BEGIN),
            entry("medio", Part.MIDDLE),
            entry("midden", Part.MIDDLE),
            entry("halverwege", Part.MIDDLE),
            entry("halfweg", Part.MIDDLE),
            entry("mid", Part.MIDDLE),
            entry("middle", Part.MIDDLE),
            entry("eind", Part.END),
            entry("einde", Part.END),
            entry("laat", Part.END),
            entry("end", Part.END),
            entry("late", Part.END),
            entry("heel", Part.WHOLE),
            entry("hele", Part.WHOLE),
            entry("gans", Part.WHOLE),
            entry("ganse", Part.WHOLE),
            entry("volledig", Part.WHOLE),
            entry("volledige", Part.WHOLE),
            entry("whole", Part.WHOLE),
            entry("entire", Part.WHOLE),
            entry("all", Part.WHOLE));

    /** Words that lead from today to a unit, and by how many. */
    static final Map<String, Integer> RELATIVE = Map.ofEntries(
            entry("dit", 0),
            entry("deze", 0),
            entry("this", 0),
            entry("lopend", 0),
            entry("lopende", 0),
            entry("huidig", 0),
            entry("huidige", 0),
            entry("current", 0),
            entry("volgend", 1),
            entry("volgende", 1),
            entry("komend", 1),
            entry("komende", 1),
            entry("aankomend", 1),
            entry("aankomende", 1),
            entry("aanstaande", 1),
            entry("next", 1),
            entry("coming", 1),
            entry("vorig", -1),
            entry("vorige", -1),
            entry("afgelopen", -1),
            entry("voorbije", -1),
            entry("last", -1),
            entry("previous", -1));

    static final Map<String, Integer> DAYS_FROM_TODAY = Map.ofEntries(
            entry("vandaag", 0),
            entry("today", 0),
            entry("morgen", 1),
            entry("tomorrow", 1),
            entry("overmorgen", 2),
            entry("gisteren", -1),
            entry("yesterday", -1),
            entry("eergisteren", -2));

    static final Set<String> ABOUT = Set.of(
            "rond",
            "rondom",
            "omstreeks",
            "ongeveer",
            "circa",
            "ca",
            "zowat",
            "pakweg",
            "around",
            "about",
            "approximately",
            "approx");

    static final Set<String> UNSURE = Set.of(
            "vermoedelijk",
            "waarschijnlijk",
            "misschien",
            "wellicht",
            "mogelijk",
            "allicht",
            "normaal",
            "normaliter",
            "verwacht",
            "verwachting",
            "probably",
            "possibly",
            "perhaps",
            "maybe",
            "likely",
            "expected",
            "?");

    /** Words that say nothing by themselves. */
    static final Set<String> EMPTY = Set.of(
            "in",
            "op",
            "om",
            "de",
            "het",
            "t",
            "'t",
            "van",
            "der",
            "loop",
            "te",
            "naar",
            "gedurende",
            "tijdens",
            "ergens",
            "datum",
            "nog",
            "on",
            "the",
            "of",
            "during",
            "sometime",
            "some",
            "time",
            "at",
            "course",
            "ad",
            "within",
            "binnen",
            "gepland",
            "planned",
            "voorzien",
            "dag",
            "dagen",
            ",",
            "(",
            ")",
            "periode");

    private Vocabulary() {}

    private static Map<String, Integer> numbered(int first, String... words) {
        var all = new HashMap<String, Integer>();
        for (int place = 0; place < words.length; place++) {
            int number = first + place;
            Stream.of(words[place].split(" ", -1)).forEach(word -> all.put(word, number));
        }
        return Map.copyOf(all);
    }

    private static Map<String, DayOfWeek> weekdays(String... words) {
        var all = new HashMap<String, DayOfWeek>();
        numbered(1, words).forEach((word, number) -> all.put(word, DayOfWeek.of(number)));
        return Map.copyOf(all);
    }
}
