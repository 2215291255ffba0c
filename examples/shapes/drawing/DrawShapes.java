import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/**
 * Draws the pictures of the example data set "shapes" and writes their annotations as a COCO file.
 *
 * <p>Each picture is a list of filled shapes, and each annotation is computed from the shapes that were drawn, without
 * the parts that later shapes cover. So geometry and pixels always agree. Nothing is random: the same JDK writes the
 * same bytes.
 */
public final class DrawShapes {
    private static final String USAGE = "Usage: java -cp <classes> DrawShapes <out folder> [--overview <file.png>]";

    private DrawShapes() {}

    public static void main(String[] args) throws IOException {
        boolean withOverview = args.length == 3 && args[1].equals("--overview");
        if (args.length != 1 && !withOverview) {
            System.err.println(USAGE);
            System.exit(2);
        }
        System.setProperty("java.awt.headless", "true");
        ImageIO.setUseCache(false);
        List<Scene> scenes = Pictures.all();
        Path out = Path.of(args[0]);
        Map<Path, Scene> sceneByFile = filesIn(out.resolve("images"), scenes);
        for (Map.Entry<Path, Scene> entry : sceneByFile.entrySet()) {
            ImageFile.write(entry.getValue().render(), entry.getKey());
        }
        Files.writeString(out.resolve("annotations.json"), CocoJson.of(scenes), StandardCharsets.UTF_8);
        if (withOverview) {
            ImageFile.write(Overview.of(scenes), Path.of(args[2]));
        }
    }

    /** Makes the paths of all pictures before the first file is written, because not every locale can name umlauts. */
    private static Map<Path, Scene> filesIn(Path folder, List<Scene> scenes) throws IOException {
        Map<Path, Scene> sceneByFile = new LinkedHashMap<>();
        for (Scene scene : scenes) {
            try {
                sceneByFile.put(folder.resolve(scene.fileName()), scene);
            } catch (InvalidPathException e) {
                throw new IOException("This locale cannot name a picture. Set LC_ALL=C.UTF-8 and run again.", e);
            }
        }
        return sceneByFile;
    }
}
