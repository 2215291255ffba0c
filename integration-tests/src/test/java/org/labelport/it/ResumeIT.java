package org.labelport.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.it.LabelportProcess.Ended;
import org.labelport.it.PlatformStub.Reply;

/** One export as processes that are killed, each time at another moment, and continued until it is done. */
class ResumeIT {

    private static final String RUN = ".labelport-";
    private static final int KILLS = Integer.getInteger("labelport.kills", 6);
    private static final long SEED = Long.getLong("labelport.kills.seed", 2);
    private static final int IMAGES = 1_500;
    private static final int PAGES = 20;
    private static final int PAGE_ITEMS = 20;
    private static final String FORMATS = "yolo,coco";

    @TempDir
    Path folder;

    @Test
    void exportThatIsKilledAgainAndAgainHasTheSameBytes() throws Exception {
        Files.writeString(folder.resolve("big.json"), coco());
        killed(KILLS, Map.of(), ResumeIT::arguments);
    }

    @Test
    void killedWhilePagesAndOriginalsAreFetched() throws Exception {
        try (PlatformStub platform = new PlatformStub()) {
            platform.on("/projects/456/", Reply.json("{\"id\": 456, \"configuration\": {}}"));
            platform.on("/sdk/assignments/", number -> page(platform, 1));
            for (int page = 2; page <= PAGES; page++) {
                int now = page;
                platform.on("/list/" + page, number -> page(platform, now));
            }
            for (int i = 0; i < PAGES * PAGE_ITEMS; i++) {
                platform.on("/store/" + i + ".jpg", Reply.of(200, "image/jpeg", "pixels of " + i));
            }
            killed(Math.max(3, KILLS / 4), Map.of("SYNAPSE_PLUGIN_RUN_HOST", platform.host()), out -> new String[] {
                "export", "--from", "assignment", "--filter", "project=456", "--to", "synapse-json", "--out", out
            });
        }
    }

    /** Pages and files take a while, so that most kills meet them. */
    private static Reply page(PlatformStub platform, int page) {
        try {
            Thread.sleep(30);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        StringJoiner results = new StringJoiner(",");
        for (int i = (page - 1) * PAGE_ITEMS; i < page * PAGE_ITEMS; i++) {
            results.add("{\"id\": " + (i + 1) + ", \"data\": {\"n\": " + i + "}, \"file\": {\"url\": \""
                    + platform.host() + "/store/" + i + ".jpg\", \"file_name_original\": \"" + i + ".jpg\"}}");
        }
        String next = page == PAGES ? "null" : "\"" + platform.host() + "/list/" + (page + 1) + "\"";
        return Reply.json(
                "{\"count\": " + PAGES * PAGE_ITEMS + ", \"next\": " + next + ", \"results\": [" + results + "]}");
    }

    private void killed(int kills, Map<String, String> environment, Function<String, String[]> arguments)
            throws Exception {
        long begin = System.nanoTime();
        Ended undisturbed = LabelportProcess.start(folder, environment, arguments.apply("undisturbed"))
                .await();
        long nanos = System.nanoTime() - begin;
        assertEquals(0, undisturbed.exitCode(), undisturbed.err());
        Random random = new Random(SEED);
        int killed = 0;
        for (int round = 0; killed < kills; round++) {
            String out = "out" + round;
            String where = "round " + round + ", kill " + killed + ", -Dlabelport.kills.seed=" + SEED;
            boolean begun = false;
            LabelportProcess process = LabelportProcess.start(folder, environment, arguments.apply(out));
            while (killed < kills) {
                Thread.sleep((nanos / 3 + (long) (random.nextDouble() * nanos / 2)) / 1_000_000);
                process.kill();
                process.await();
                killed++;
                Optional<String> run = run(folder.resolve(out));
                if (run.isEmpty()) {
                    break; // it was done, or had not begun
                }
                begun = true;
                process = resumed(killed % 2 == 0, environment, run.get(), out);
            }
            process.await();
            Optional<String> left = run(folder.resolve(out));
            if (left.isPresent()) {
                Ended last = resumed(true, environment, left.get(), out).await();
                assertEquals(0, last.exitCode(), where + ": " + last.err());
                begun = true;
            }
            SortedMap<String, String> published = published(folder.resolve(out));
            if (begun || !published.isEmpty()) {
                assertEquals(published(folder.resolve("undisturbed")), published, where);
            }
        }
    }

    /** In the folder that the run was started in, or in another one: the run's paths are relative. */
    private LabelportProcess resumed(boolean elsewhere, Map<String, String> environment, String run, String out)
            throws IOException {
        Path place = elsewhere ? Files.createDirectories(folder.resolve("elsewhere")) : folder;
        return LabelportProcess.start(
                place, environment, "resume", run, "--in", folder.resolve(out).toString());
    }

    /** The source of a run whose relative path is found from another folder, too. */
    @Test
    void sourceIsFoundFromAnotherFolder() throws Exception {
        Files.writeString(folder.resolve("big.json"), coco());
        String run = "";
        while (run.isEmpty()) {
            LabelportProcess process = LabelportProcess.start(folder, Map.of(), arguments("out"));
            while (process.isAlive() && run.isEmpty()) {
                run = run(folder.resolve("out")).filter(this::hasRead).orElse("");
            }
            process.kill();
            process.await();
            run = run(folder.resolve("out")).filter(this::hasRead).orElse("");
        }

        Ended changes = LabelportProcess.run(
                Files.createDirectories(folder.resolve("elsewhere")),
                "runs",
                "changes",
                run,
                "--in",
                folder.resolve("out").toString());

        assertEquals(0, changes.exitCode(), changes.err());
    }

    private boolean hasRead(String run) {
        try {
            return Files.readString(folder.resolve("out").resolve(RUN + run).resolve("journal"))
                    .contains("\"ingested\"");
        } catch (IOException e) {
            return false; // it has just gone
        }
    }

    private static String[] arguments(String out) {
        return new String[] {"export", "--from", "coco:big.json", "--to", FORMATS, "--media", "none", "--out", out};
    }

    /** The run that can be continued: one whose journal has begun, and has not gone with the rest once all was published. */
    private static Optional<String> run(Path out) throws IOException {
        if (!Files.exists(out)) {
            return Optional.empty();
        }
        try (Stream<Path> names = Files.list(out)) {
            List<String> runs = names.filter(ResumeIT::hasJournal)
                    .map(path -> path.getFileName().toString().substring(RUN.length()))
                    .toList();
            assertTrue(runs.size() <= 1, runs.toString());
            return runs.stream().findFirst();
        }
    }

    private static String coco() {
        StringBuilder images = new StringBuilder();
        StringBuilder annotations = new StringBuilder();
        for (int i = 0; i < IMAGES; i++) {
            images.append(i == 0 ? "" : ",")
                    .append("{\"id\":" + i + ",\"file_name\":\"" + i + ".jpg\",\"width\":640,\"height\":480}");
            for (int box = 0; box < 5; box++) {
                int id = i * 5 + box;
                annotations
                        .append(id == 0 ? "" : ",")
                        .append("{\"id\":" + id + ",\"image_id\":" + i + ",\"category_id\":" + (1 + box % 2)
                                + ",\"iscrowd\":0,\"area\":200,\"bbox\":[" + box + "," + i % 400 + ",20,10]}");
            }
        }
        return "{\"images\":[" + images + "],\"categories\":[{\"id\":1,\"name\":\"cat\"},{\"id\":2,\"name\":\"dog\"}],"
                + "\"annotations\":[" + annotations + "]}";
    }

    private static boolean hasJournal(Path folder) {
        return isRun(folder) && folder.resolve("journal").toFile().length() > 0;
    }

    private static boolean isRun(Path folder) {
        return folder.getFileName().toString().startsWith(RUN);
    }

    /** The files of exports, without what a run may have left. */
    private static SortedMap<String, String> published(Path out) throws IOException {
        SortedMap<String, String> files = new TreeMap<>();
        if (!Files.exists(out)) {
            return files;
        }
        try (Stream<Path> exports = Files.list(out)) {
            for (Path export : exports.filter(path -> !isRun(path)).toList()) {
                try (Stream<Path> paths = Files.walk(export)) {
                    for (Path path : paths.filter(Files::isRegularFile).toList()) {
                        files.put(out.relativize(path).toString(), Files.readString(path));
                    }
                }
            }
        }
        return files;
    }
}
