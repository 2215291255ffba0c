package org.labelport.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.it.LabelportProcess.Ended;

/** Darknet trains from our export, and finds each object of each picture. */
class DarknetOracleIT {

    private static final int CLASSES = 6;

    /** A network that is as small as can be: what counts is how it is fed. */
    private static final String NETWORK = """
            [net]
            batch=1
            subdivisions=1
            width=64
            height=64
            channels=3
            momentum=0.9
            decay=0.0005
            learning_rate=0.001
            max_batches=2
            policy=constant
            [convolutional]
            filters=%d
            size=1
            stride=8
            pad=1
            activation=linear
            [yolo]
            mask=0,1,2
            anchors=10,14, 23,27, 37,58
            classes=%d
            num=3
            jitter=0
            random=0
            """.formatted(3 * (5 + CLASSES), CLASSES);

    private static final Pattern COUNT = Pattern.compile("count: ([0-9]+)");

    @TempDir
    Path folder;

    @Test
    void eachObjectIsFound() throws Exception {
        assumeTrue(run("sh", "-c", "command -v darknet").exitCode() == 0, "no darknet here");
        Path shapes = LabelportProcess.project("examples/shapes");
        Ended export = LabelportProcess.run(
                folder, "export", "--from", "coco:" + shapes, "--to", "yolo-darknet", "--out", ".");
        assertEquals(0, export.exitCode(), export.err());
        Path data = Files.move(folder.resolve("yolo-darknet"), folder.resolve("data"));
        Files.createDirectory(folder.resolve("backup"));
        Files.writeString(folder.resolve("net.cfg"), NETWORK);

        Path list = data.resolve("train.txt");
        List<String> pictures = Files.readAllLines(list);
        assertEquals(12, pictures.size());
        for (String picture : pictures) {
            Files.writeString(list, picture + "\n");
            Ended trained = run("stdbuf", "-o0", "darknet", "detector", "train", "data/obj.data", "net.cfg");

            Path labels = folder.resolve(picture.replaceFirst("[.][^.]+$", ".txt"));
            assertEquals(Files.readAllLines(labels).size(), objects(trained), picture + "\n" + trained.out());
        }
    }

    private static int objects(Ended trained) {
        // Once that is done it may crash, since it goes on loading pictures for a next step.
        assertTrue(trained.err().contains("Saving weights"), trained.err());
        Matcher count = COUNT.matcher(trained.out());
        return count.find() ? Integer.parseInt(count.group(1)) : -1;
    }

    private Ended run(String... command) throws IOException, InterruptedException {
        return LabelportProcess.program(folder, List.of(command)).await();
    }
}
