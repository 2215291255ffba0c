package org.labelport.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import java.awt.Color;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntPredicate;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.it.LabelportProcess.Ended;

/** The page of {@code preview} in a browser. */
class PreviewPageIT {

    /** A picture of one colour, with a box whose category tries to become a part of the page. */
    private static final String DATA = """
            {"images": [{"id": 1, "file_name": "sea.png", "width": 200, "height": 200}],
             "annotations": [{"id": 1, "image_id": 1, "category_id": 1, "bbox": [50, 20, 100, 40]}],
             "categories": [{"id": 1, "name": "</title></b><script>document.title = 'owned'</script>"}]}
            """;

    private static final int SEA = Color.BLUE.getRGB();

    private static Browser browser;

    @TempDir
    Path folder;

    private Path page;

    @BeforeAll
    static void findBrowser() throws Exception {
        browser = Browser.find().orElseGet(() -> abort("no Chromium here"));
    }

    @BeforeEach
    void makePage() throws Exception {
        BufferedImage picture = new BufferedImage(200, 200, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 200 * 200; i++) {
            picture.setRGB(i % 200, i / 200, SEA);
        }
        ImageIO.write(picture, "png", folder.resolve("sea.png").toFile());
        Files.writeString(folder.resolve("sea.json"), DATA);
        page = folder.resolve("sheet.html");
        Ended ended =
                LabelportProcess.run(folder, "preview", "coco:sea.json", "--images", ".", "--out", page.toString());
        assertEquals(0, ended.exitCode(), ended.err());
    }

    @Test
    void shapesLieWhereTheyAreInThePicture() throws Exception {
        BufferedImage shot = browser.screenshot(page, folder);

        Rectangle picture = bounds(shot, new Rectangle(shot.getWidth(), shot.getHeight()), color -> color == SEA);
        Rectangle withoutRoundCorners = new Rectangle(picture);
        withoutRoundCorners.grow(-10, -10);
        Rectangle box = bounds(shot, withoutRoundCorners, color -> color != SEA);

        double scale = picture.width / 200.0;
        assertEquals(picture.width, picture.height, 1, "the picture is a square: " + picture);
        assertTrue(scale > 0.5, "the picture is shown: " + picture);
        // The outline is a few pixels wide.
        assertEquals(picture.x + 50 * scale, box.x, 3, box + " in " + picture);
        assertEquals(picture.y + 20 * scale, box.y, 3, box + " in " + picture);
        assertEquals(100 * scale, box.width, 6, box + " in " + picture);
        assertEquals(40 * scale, box.height, 6, box + " in " + picture);
    }

    /** The smallest rectangle with all pixels of an area that have some colour. */
    private static Rectangle bounds(BufferedImage image, Rectangle area, IntPredicate color) {
        Rectangle bounds = new Rectangle(-1, -1);
        for (int y = area.y; y < area.y + area.height; y++) {
            for (int x = area.x; x < area.x + area.width; x++) {
                if (color.test(image.getRGB(x, y))) {
                    bounds.add(new Rectangle(x, y, 1, 1));
                }
            }
        }
        return bounds;
    }

    @Test
    void namesAreTextAndNothingIsRunOrLoaded() throws Exception {
        Ended seen = browser.document(page, folder);

        assertTrue(seen.out().contains("<title>Data set preview</title>"), seen.out());
        assertTrue(seen.out().contains("&lt;/b&gt;&lt;script&gt;document.title = 'owned'"), seen.out());
        assertFalse(seen.out().contains("<script"), seen.out());
        assertFalse(seen.err().contains("CONSOLE"), seen.err());
    }
}
