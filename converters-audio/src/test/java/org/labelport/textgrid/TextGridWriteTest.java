package org.labelport.textgrid;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.limits.Limits;
import org.labelport.model.Annotation;
import org.labelport.model.Blob;
import org.labelport.model.Category;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.model.Taxonomy;
import org.labelport.model.Value;
import org.labelport.testkit.trial.MemoryExport;
import org.labelport.textgrid.TextGrid.Mark;
import org.labelport.textgrid.TextGrid.Tier;

class TextGridWriteTest {

    @TempDir
    Path folder;

    private static final Taxonomy SPEECH = new Taxonomy(List.of(Category.of("word"), Category.of("noise")));

    private static Annotation interval(String id, String category, long start, long end) {
        return Annotation.of(id, category, new Shape.Interval(start, end, -1));
    }

    private static Annotation saying(Annotation annotation, String text) {
        return annotation.withAttributes(Map.of("text", new Value.Text(text)));
    }

    private MemoryExport export(long micros, Annotation... annotations) throws Exception {
        return export(SPEECH, Map.of(), micros, annotations);
    }

    private MemoryExport export(Taxonomy taxonomy, Map<String, ?> options, long micros, Annotation... annotations)
            throws Exception {
        Item item = Item.of("a", "a.wav", new Media.Audio(Blob.ABSENT, 8000, 1, micros), List.of(annotations));
        return MemoryExport.of(new TextGridConverter(), options, taxonomy, List.of(item));
    }

    /** The tiers as lines, each interval with its times in seconds. */
    private List<String> tiers(MemoryExport export) throws Exception {
        Path file = Files.write(folder.resolve("a.TextGrid"), export.bytes("train/a.TextGrid"));
        List<String> lines = new ArrayList<>();
        for (Tier tier : TextGridParser.read(file, Limits.USUAL).tiers()) {
            StringBuilder line = new StringBuilder(tier.name()).append(tier.points() ? " points" : "");
            for (Mark mark : tier.marks()) {
                line.append(" | ").append(mark.start() / 1e6);
                if (!tier.points()) {
                    line.append("-").append(mark.end() / 1e6);
                }
                line.append(mark.text().isEmpty() ? "" : " " + mark.text());
            }
            lines.add(line.toString());
        }
        return lines;
    }

    @Test
    void timeBetweenIntervalsIsFilled() throws Exception {
        MemoryExport export = export(
                3_000_000,
                saying(interval("2", "word", 1_500_000, 2_000_000), "there"),
                saying(interval("1", "word", 1_000_000, 1_500_000), "hi"));
        assertEquals(
                List.of("word | 0.0-1.0 | 1.0-1.5 hi | 1.5-2.0 there | 2.0-3.0", "noise | 0.0-3.0"), tiers(export));
        assertEquals(List.of(), export.lossCodes());
    }

    @Test
    void whatOverlapsGoesIntoAFurtherTier() throws Exception {
        MemoryExport export = export(
                4_000_000,
                interval("1", "noise", 0, 2_000_000),
                interval("2", "noise", 1_000_000, 3_000_000),
                interval("3", "noise", 1_500_000, 1_750_000),
                interval("4", "noise", 2_000_000, 4_000_000));
        assertEquals(
                List.of(
                        "word | 0.0-4.0",
                        "noise | 0.0-2.0 noise | 2.0-4.0 noise",
                        "noise (2) | 0.0-1.0 | 1.0-3.0 noise | 3.0-4.0",
                        "noise (3) | 0.0-1.5 | 1.5-1.75 noise | 1.75-4.0"),
                tiers(export));
        assertEquals(List.of("audio.overlap-split"), export.lossCodes("a", "2"));
        assertEquals(List.of("audio.overlap-split"), export.lossCodes("a", "3"));
        assertEquals(List.of(), export.lossCodes("a", "4"));
    }

    @Test
    void timesWithoutLengthArePoints() throws Exception {
        MemoryExport export = export(
                2_000_000,
                interval("1", "word", 500_000, 500_000),
                interval("2", "noise", 0, 1_000_000),
                interval("3", "noise", 1_000_000, 1_000_000),
                interval("4", "noise", 1_000_000, 1_000_000));
        assertEquals(
                List.of(
                        "word points | 0.5 word",
                        "noise | 0.0-1.0 noise | 1.0-2.0",
                        "noise (points) points | 1.0 noise",
                        "noise (points) (2) points | 1.0 noise"),
                tiers(export));
    }

    @Test
    void aLabelOfTheWholeIsAnInterval() throws Exception {
        MemoryExport export =
                export(2_000_000, Annotation.of("1", "noise", new Shape.Whole()), interval("2", "noise", 0, 1_000_000));
        assertEquals(
                List.of("word | 0.0-2.0", "noise | 0.0-1.0 noise | 1.0-2.0", "noise (2) | 0.0-2.0 noise"),
                tiers(export));
        assertEquals(List.of("tag.as-interval", "audio.overlap-split"), export.lossCodes());
    }

    @Test
    void whatIsOutsideOfTheRecordingIsCutOrLeftOut() throws Exception {
        MemoryExport export = export(
                2_000_000,
                interval("1", "word", 1_000_000, 5_000_000),
                interval("2", "word", 2_000_000, 3_000_000),
                interval("3", "noise", -5, 1_000_000),
                interval("4", "noise", 2_000_001, 2_000_001));
        assertEquals(List.of("word | 0.0-1.0 | 1.0-2.0 word", "noise | 0.0-1.0 noise | 1.0-2.0"), tiers(export));
        assertEquals(List.of("time.clipped"), export.lossCodes("a", "1"));
        assertEquals(List.of("geometry.degenerate"), export.lossCodes("a", "2"));
        assertEquals(List.of("time.clipped"), export.lossCodes("a", "3"));
        assertEquals(List.of("geometry.degenerate"), export.lossCodes("a", "4"));
    }

    @Test
    void timesAreReadAsFarAsTheyAreWritten() throws Exception {
        long longest = 1L << 53;
        MemoryExport export = export(longest, interval("1", "word", longest - 2, longest - 1));
        assertEquals(
                List.of(
                        "word | 0.0-9.00719925474099E9 | 9.00719925474099E9-9.007199254740992E9 word"
                                + " | 9.007199254740992E9-9.007199254740992E9",
                        "noise | 0.0-9.007199254740992E9"),
                tiers(export));

        MemoryExport longer = export(longest + 1);

        assertEquals(Map.of("a", "media.unsupported"), longer.errorCodes());
    }

    @Test
    void aRecordingOfUnknownLengthEndsWithItsLastInterval() throws Exception {
        MemoryExport export = export(0, interval("1", "word", 1_000_000, 5_000_000));
        assertEquals(List.of("word | 0.0-1.0 | 1.0-5.0 word", "noise | 0.0-5.0"), tiers(export));
        assertEquals(List.of("duration.unknown"), export.lossCodes());
        assertEquals(List.of("word | 0.0-1.0", "noise | 0.0-1.0"), tiers(export(0)));
    }

    @Test
    void transcriptsWithoutACategoryHaveATierWithoutAName() throws Exception {
        MemoryExport export =
                export(2_000_000, saying(interval("1", "", 0, 1_000_000), "hello"), interval("2", "", 0, 1_000_000));
        assertEquals(List.of("word | 0.0-2.0", "noise | 0.0-2.0", " | 0.0-1.0 hello | 1.0-2.0"), tiers(export));
        assertEquals(List.of("category.missing"), export.lossCodes("a", "2"));
    }

    @Test
    void theAttributeOfTheTextCanBeChosen() throws Exception {
        Annotation both = interval("1", "word", 0, 1_000_000)
                .withAttributes(Map.of("text", new Value.Text("x"), "said", new Value.Text("a\u0007\n\"b\"")));
        MemoryExport export = export(SPEECH, Map.of("text", "said"), 1_000_000, both);
        assertEquals(List.of("word | 0.0-1.0 a_\n\"b\"", "noise | 0.0-1.0"), tiers(export));
        assertEquals(List.of("text.control-chars", "attribute.dropped"), export.lossCodes());
    }

    @Test
    void whatIsLeftOutIsNotToldToBeChanged() throws Exception {
        MemoryExport export = export(1_000_000, saying(interval("1", "word", 2_000_000, 3_000_000), "a\u0007"));
        assertEquals(List.of("geometry.degenerate"), export.lossCodes());
    }

    @Test
    void namesThatLookLikeFurtherTiersAreChanged() throws Exception {
        Taxonomy taxonomy = new Taxonomy(
                List.of(Category.of("a"), Category.of("a (2)"), Category.of("b (2)"), Category.of("c\nd")));
        MemoryExport export = export(taxonomy, Map.of(), 1_000_000, interval("1", "a (2)", 0, 1_000_000));
        assertEquals(
                List.of("a | 0.0-1.0", "a (2)_ | 0.0-1.0 a (2)_", "b (2) | 0.0-1.0", "c_d | 0.0-1.0"), tiers(export));
        assertEquals(
                2, export.lossCodes().stream().filter("class.renamed"::equals).count());
    }

    @Test
    void namesOfWhatTheNextTiersWouldBeAreChanged() throws Exception {
        Taxonomy taxonomy = new Taxonomy(List.of(
                Category.of("c\nd"),
                Category.of("c_d (2)"),
                Category.of("a"),
                Category.of("a (2) (3)"),
                Category.of(" (2)")));
        assertEquals(
                List.of(
                        "c_d | 0.0-1.0",
                        "c_d (2)_ | 0.0-1.0",
                        "a | 0.0-1.0",
                        "a (2) (3)_ | 0.0-1.0",
                        " (2)_ | 0.0-1.0"),
                tiers(export(taxonomy, Map.of(), 1_000_000)));
    }

    @Test
    void aDataSetWithoutCategoriesHasATierAllTheSame() throws Exception {
        assertEquals(List.of(" | 0.0-1.0"), tiers(export(Taxonomy.EMPTY, Map.of(), 1_000_000)));
    }
}
