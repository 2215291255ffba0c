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
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.it.LabelportProcess.Ended;

/** One export as processes that are killed, each time at another moment, and continued until it is done. */
class ResumeIT {

    private static final int KILLS = Integer.getInteger("labelport.kills", 10);
    private static final int IMAGES = 1_500;
    private static final String FORMATS = "yolo,coco";

    @TempDir
    Path folder;

    @Test
    void exportThatIsKilledAgainAndAgainHasTheSameBytes() throws Exception {
        Files.writeString(folder.resolve("big.json"), coco());
        long begin = System.nanoTime();
        Ended undisturbed = LabelportProcess.run(folder, arguments("undisturbed"));
        long nanos = System.nanoTime() - begin;
        assertEquals(0, undisturbed.exitCode(), undisturbed.err());
        Random random = new Random(2);
        int kills = 0;
        for (int round = 0; kills < KILLS; round++) {
            String out = "out" + round;
            LabelportProcess process = LabelportProcess.start(folder, Map.of(), arguments(out));
            while (kills < KILLS) {
                Thread.sleep((nanos / 3 + (long) (random.nextDouble() * nanos / 2)) / 1_000_000);
                process.kill();
                process.await();
                kills++;
                Optional<String> run = run(folder.resolve(out));
                if (run.isEmpty()) {
                    break; // it was done, or had not begun
                }
                process = LabelportProcess.start(folder, Map.of(), "resume", run.get(), "--in", out);
            }
            process.await();
            Optional<String> left = run(folder.resolve(out));
            if (left.isPresent()) {
                Ended last = LabelportProcess.run(folder, "resume", left.get(), "--in", out);
                assertEquals(0, last.exitCode(), last.err());
            }
            if (Files.exists(folder.resolve(out))) {
                assertEquals(tree(folder.resolve("undisturbed")), tree(folder.resolve(out)), "round " + round);
            }
        }
    }

    private static String[] arguments(String out) {
        return new String[] {"export", "--from", "coco:big.json", "--to", FORMATS, "--media", "none", "--out", out};
    }

    /** The run that can be continued. */
    private static Optional<String> run(Path out) throws IOException {
        if (!Files.exists(out)) {
            return Optional.empty();
        }
        try (Stream<Path> names = Files.list(out)) {
            List<String> runs = names.map(path -> path.getFileName().toString())
                    .filter(name -> name.startsWith(".labelport-"))
                    .map(name -> name.substring(".labelport-".length()))
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

    private static SortedMap<String, String> tree(Path root) throws IOException {
        SortedMap<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                files.put(root.relativize(path).toString(), Files.readString(path));
            }
        }
        return files;
    }
}
