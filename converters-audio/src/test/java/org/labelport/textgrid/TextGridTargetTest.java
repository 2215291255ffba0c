package org.labelport.textgrid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.model.Annotation;
import org.labelport.model.Blob;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.model.Split;
import org.labelport.model.Value;
import org.labelport.report.ExportException;
import org.labelport.testkit.trial.Trial;

class TextGridTargetTest {

    @TempDir
    Path folder;

    @TempDir
    Path scratch;

    private static String grid(String... tiers) {
        return "\"ooTextFile\"\n\"TextGrid\"\n0\n4\n<exists>\n" + tiers.length + "\n" + String.join("", tiers);
    }

    /** A tier of intervals, each given as its start, end and text. */
    private static String tier(String name, String... intervals) {
        StringBuilder tier = new StringBuilder("\"IntervalTier\"\n\"" + name + "\"\n0\n4\n" + intervals.length + "\n");
        for (String interval : intervals) {
            String[] parts = interval.split(" ", 3);
            tier.append(parts[0] + "\n" + parts[1] + "\n\"" + parts[2] + "\"\n");
        }
        return tier.toString();
    }

    private static String points(String name, String... points) {
        StringBuilder tier = new StringBuilder("\"TextTier\"\n\"" + name + "\"\n0\n4\n" + points.length + "\n");
        for (String point : points) {
            String[] parts = point.split(" ", 2);
            tier.append(parts[0] + "\n\"" + parts[1] + "\"\n");
        }
        return tier.toString();
    }

    private void write(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private Trial read(String... filter) throws ExportException, IOException {
        Map<String, String> all = new HashMap<>(Map.of("path", folder.toString()));
        for (int i = 0; i < filter.length; i += 2) {
            all.put(filter[i], filter[i + 1]);
        }
        return Trial.read(new TextGridTarget(), all, scratch);
    }

    @Test
    void filesThatDifferInTheSpellingOfTextGridAreItemsOfTheirOwn() throws Exception {
        write("train/a.TextGrid", grid());
        write("train/a.textgrid", grid());
        write("train/a.wav", "");
        Trial read = read();
        assertEquals(
                List.of("train/a TRAIN a.wav", "train/a__2 TRAIN a.wav"),
                read.items().stream()
                        .map(item -> item.id() + " " + item.split() + " " + item.path())
                        .toList());
        assertEquals(List.of("textgrid.file-repeated"), read.lossCodes());
    }

    @Test
    void whatFollowsTheTiersThatAreCountedIsTold() throws Exception {
        String two = grid(tier("a", "0 4 x"), points("b", "1 y"));
        write("a.TextGrid", two);
        write("b.TextGrid", two.replace("<exists>\n2\n", "<exists>\n1\n"));
        write("c.TextGrid", two.replace("<exists>\n2\n", "<absent>\n2\n"));
        write("d.TextGrid", two + " \n! a comment\n");
        Trial read = read();
        assertEquals(
                List.of(2, 1, 0, 2),
                read.items().stream().map(item -> item.annotations().size()).toList());
        assertEquals(
                List.of("b textgrid.rest line 15", "c textgrid.rest line 6"),
                read.losses().stream()
                        .map(loss -> loss.item() + " " + loss.code() + " "
                                + loss.detail().split(":")[0])
                        .toList());
    }

    @Test
    void timesThatTheGridDoesNotHoldAreTold() throws Exception {
        String good = grid(tier("a", "0 1 ", "1 2 x", "2 4 y"));
        write("a.TextGrid", good);
        write("b.TextGrid", good.replaceFirst("0\n4\n", "0\n1.5\n"));
        write("c.TextGrid", good.replaceFirst("0\n4\n", "0\n-1\n"));
        Trial read = read();
        assertEquals(
                List.of(2, 2, 2),
                read.items().stream().map(item -> item.annotations().size()).toList());
        assertEquals(
                List.of(
                        "b textgrid.outside line 15: it lies outside of the grid, which goes from 0.0 s to 1.5 s; 1 more;"
                                + " the times are kept",
                        "c textgrid.length the grid goes from 0.0 s to -1.0 s, so that the length of the recording is not"
                                + " known. Correct xmax"),
                read.losses().stream()
                        .map(loss -> loss.item() + " " + loss.code() + " " + loss.detail())
                        .toList());
    }

    @Test
    void recordingsMayLieBesideTheFoldersOfSplits() throws Exception {
        write("grids/train/a.TextGrid", grid());
        write("audio/a.wav", "");
        write("audio/b.wav", "");
        Trial read = read(
                "path", folder.resolve("grids").toString(),
                "media", folder.resolve("audio").toString());
        assertEquals("a.wav", read.items().get(0).path());
        assertEquals(
                List.of("'b.wav' has no TextGrid and is not read"),
                read.losses().stream().map(loss -> loss.detail()).toList());
    }

    private static Annotation interval(String id, String category, long start, long end) {
        return Annotation.of(id, category, new Shape.Interval(start, end, -1));
    }

    @Test
    void tiersAreCategoriesAndTextsAttributes() throws Exception {
        write("a.TextGrid", grid(tier("word", "0 1 hi", "1 2 ", "2 4 word"), points("peak", "1.5 H*", "2 ")));
        write("a.wav", "sound");
        Trial trial = read();

        assertEquals(List.of("word", "peak"), trial.taxonomy().names());
        Item item = trial.items().get(0);
        assertEquals("a.wav", item.path());
        assertEquals(4_000_000, ((Media.Audio) item.media()).micros());
        assertEquals(
                List.of(
                        interval("1-1", "word", 0, 1_000_000).withAttributes(Map.of("text", new Value.Text("hi"))),
                        interval("1-3", "word", 2_000_000, 4_000_000),
                        interval("2-1", "peak", 1_500_000, 1_500_000)
                                .withAttributes(Map.of("text", new Value.Text("H*"))),
                        interval("2-2", "peak", 2_000_000, 2_000_000)),
                item.annotations());
        assertEquals(List.of(), trial.lossCodes());
    }

    @Test
    void textsMayBeCategories() throws Exception {
        write("a.TextGrid", grid(tier("events", "0 1 dog", "1 2 ", "2 4  cat ")));
        Trial trial = read("category", "text");
        assertEquals(List.of("dog", "cat"), trial.taxonomy().names());
        assertEquals(
                List.of("dog", "cat"),
                trial.annotations(0).stream().map(Annotation::category).toList());
        assertEquals(
                Map.of("tier", new Value.Text("events")),
                trial.annotations(0).get(0).attributes());
    }

    @Test
    void furtherTiersBelongToTheFirst() throws Exception {
        write(
                "a.TextGrid",
                grid(
                        tier("x", "0 4 a"),
                        tier("x (2)", "1 2 b"),
                        points("x (points) (2)", "1 c"),
                        tier("y (2)", "0 1 d")));
        assertEquals(
                List.of("x", "x", "x (points) (2)", "y (2)"),
                read().annotations(0).stream().map(Annotation::category).toList());
    }

    @Test
    void emptyTiersAreCategories() throws Exception {
        write("a.TextGrid", grid(tier("x", "0 4 "), tier("", "0 4 ")));
        assertEquals(List.of("x"), read().taxonomy().names());
    }

    @Test
    void foldersOfSplitsAreRead() throws Exception {
        write("val/b/a.TextGrid", grid(tier("x", "0 4 a")));
        write("val/b/a.MP3", "sound");
        write("other/c.textgrid", grid(tier("x", "0 4 a")));
        Trial trial = read();
        assertEquals(List.of("other/c", "val/b/a"), trial.ids());
        assertEquals("other/c.wav", trial.items().get(0).path());
        assertEquals(Blob.ABSENT, trial.items().get(0).media().blob());
        assertEquals(Split.NONE, trial.items().get(0).split());
        assertEquals("b/a.MP3", trial.items().get(1).path());
        assertEquals(Split.VALIDATION, trial.items().get(1).split());
        assertTrue(trial.items().get(1).media().blob().location().isPresent());
    }

    @Test
    void recordingsAreFoundInAnotherFolder() throws Exception {
        write("grids/train/a.TextGrid", grid(tier("x", "0 4 a")));
        write("sound/a.flac", "sound");
        Trial trial = Trial.read(
                new TextGridTarget(),
                Map.of(
                        "path",
                        folder.resolve("grids").toString(),
                        "media",
                        folder.resolve("sound").toString()),
                scratch);
        assertEquals("a.flac", trial.items().get(0).path());
        write("grids/train/b.TextGrid", grid(tier("x", "0 4 a")));
        trial = Trial.read(
                new TextGridTarget(),
                Map.of(
                        "path",
                        folder.resolve("grids").toString(),
                        "media",
                        folder.resolve("sound").toString()),
                scratch);
        assertEquals(List.of("media.missing"), trial.errorCodes());
        assertTrue(trial.errors().get(0).message().contains("b.wav"), trial.errors()::toString);
    }

    @Test
    void recordingsWithoutAGridAreTold() throws Exception {
        write("a.TextGrid", grid(tier("x", "0 4 a")));
        write("b/c.wav", "sound");
        write("d.wav", "sound");
        Trial trial = read();
        assertEquals(List.of("recording.unannotated"), trial.lossCodes());
        assertEquals(
                "2 recordings have no TextGrid and are not read, 'b/c.wav' first",
                trial.losses().get(0).detail());
        assertEquals(
                List.of(), read("path", folder.resolve("a.TextGrid").toString()).lossCodes());
    }

    @Test
    void wrongTimesAndFilesAreToldOneByOne() throws Exception {
        write("a.TextGrid", grid(tier("x", "0 1 a", "3 2 b", "-1 0 c")));
        write("b.TextGrid", "\"ooTextFile\"\n\"TextGrid\"\n0\n");
        Trial trial = read();
        assertEquals(List.of("textgrid.times", "textgrid.times", "textgrid.syntax"), trial.errorCodes());
        assertEquals(
                "line 15: it goes from 3.0 s to 2.0 s. Correct the times.",
                trial.errors().get(0).message());
        assertEquals(
                "b.TextGrid, line 4: the file ends where a number belongs. Correct or remove the file.",
                trial.errors().get(2).message());
        assertEquals(1, trial.annotations(0).size());
    }

    @Test
    void excerptsKeepTheirTimes() throws Exception {
        write("a.TextGrid", grid(tier("x", "2 4 a")).replaceFirst("\n0\n4\n", "\n2\n4\n"));
        Trial trial = read();
        assertEquals(List.of("textgrid.start"), trial.lossCodes());
        assertEquals(
                new Shape.Interval(2_000_000, 4_000_000, -1),
                trial.annotations(0).get(0).shape());
    }

    @Test
    void nothingToReadIsSaid() {
        ExportException none = assertThrows(ExportException.class, this::read);
        assertEquals("textgrid.missing", none.code());
    }
}
