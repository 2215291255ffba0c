package org.labelport.masks.camvid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.limits.Limits;
import org.labelport.masks.MaskTrials;
import org.labelport.model.Annotation;
import org.labelport.model.Category;
import org.labelport.model.Item;
import org.labelport.model.Shape;
import org.labelport.model.Skeleton;
import org.labelport.model.Split;
import org.labelport.model.Taxonomy;
import org.labelport.raster.PngReader;
import org.labelport.report.ExportException;
import org.labelport.testkit.trial.Trial;

/** Tests masks of colours and their lists: as this program and others write them, and broken. */
final class CamvidFilesTest {

    private static final String COLORS = "64 128 64\tAnimal\r\n\r\n# streets\n128 64 128 Road\n0 0 0\t\tVoid\n";
    private static final int ROAD = 0x804080;

    @TempDir
    Path folder;

    @TempDir
    Path scratch;

    private static Category colored(String name, String color) {
        return new Category(name, "", color, Skeleton.NONE, List.of());
    }

    private Trial write(Taxonomy taxonomy, Item... items) throws Exception {
        return Trial.write(new CamvidConverter(), Map.of(), taxonomy, List.of(items), folder);
    }

    private Trial read(Map<String, ?> more) throws Exception {
        Map<String, Object> filter = new HashMap<>(more);
        filter.put("path", folder.toString());
        return Trial.read(new CamvidTarget(), filter, scratch);
    }

    private static List<String> categories(Trial read) {
        return read.items().get(0).annotations().stream()
                .map(Annotation::category)
                .toList();
    }

    @Test
    void laterObjectsCoverEarlierOnes() throws Exception {
        Trial written = write(
                new Taxonomy(List.of(colored("road", "#804080"), Category.of("car"))),
                MaskTrials.item(
                        "a b.jpg",
                        Annotation.of("r", "road", Shape.Box.of(0, 0, 3, 8)),
                        Annotation.of("c", "car", Shape.Box.of(1, 0, 1, 8))));
        int[] pixels = PngReader.read(folder.resolve("trainannot/a b.png"), Limits.USUAL)
                .values();
        assertEquals(List.of(ROAD, 0x800000, ROAD, 0), List.of(pixels[0], pixels[1], pixels[2], pixels[3]));
        assertEquals(
                "0 0 0 Void\n128 64 128 road\n128 0 0 car\n", Files.readString(folder.resolve("label_colors.txt")));
        assertEquals("\"/train/a b.jpg\" \"trainannot/a b.png\"\n", Files.readString(folder.resolve("train.txt")));
        assertEquals(true, written.lossCodes().contains("mask.overlap-cut"));
    }

    @Test
    void namesAreWordsAndColoursDiffer() throws Exception {
        Trial written = write(
                new Taxonomy(List.of(
                        Category.of("traffic light"),
                        colored("traffic_light", "#800000"),
                        colored("Void", "#000000"),
                        colored("twin", "#800000"))),
                MaskTrials.item("a.jpg"));
        assertEquals(
                "0 0 0 _Void_\n0 128 0 traffic_light_2\n128 0 0 traffic_light\n128 128 0 Void\n0 0 128 twin\n",
                Files.readString(folder.resolve("label_colors.txt")));
        assertEquals(
                List.of("class.renamed", "color.changed"),
                written.lossCodes().stream().distinct().sorted().toList());
        assertEquals(
                List.of("traffic light", "traffic_light", "Void", "twin"),
                read(Map.of()).taxonomy().names());
        Files.delete(folder.resolve("classes.json"));
        assertEquals("traffic_light_2", read(Map.of()).taxonomy().names().get(0));
    }

    @Test
    @Timeout(20)
    void manyNamesOfOneWordAreNumbered() {
        List<Category> categories = IntStream.range(0, 1 << 15)
                .mapToObj(number -> String.format("c%15s", Integer.toBinaryString(number))
                        .replace('0', ' ')
                        .replace('1', '\t'))
                .map(Category::of)
                .distinct()
                .toList();

        List<String> names =
                CamvidClasses.of(new Taxonomy(categories), loss -> {}).names();

        assertEquals("c_______________", names.get(0));
        assertEquals("c_______________" + "_" + categories.size(), names.get(categories.size() - 1));
        assertEquals(categories.size(), names.stream().distinct().count());
    }

    @Test
    void foldersAreListedBySplit() throws Exception {
        write(MaskTrials.taxonomy("cat"), MaskTrials.item("a.jpg").withSplit(Split.VALIDATION));
        assertEquals("", Files.readString(folder.resolve("train.txt")));
        assertEquals("/val/a.jpg valannot/a.png\n", Files.readString(folder.resolve("val.txt")));
        assertEquals(false, Files.exists(folder.resolve("test.txt")));
    }

    @Test
    void linksToNothingThatAreNoPartOfTheDataSetEndNoRun() throws Exception {
        write(MaskTrials.taxonomy("cat"), MaskTrials.item("a.jpg").withSplit(Split.VALIDATION));
        Files.createSymbolicLink(folder.resolve("backup"), folder.resolve("gone"));
        MaskTrials.picture(folder.resolve("val/a.jpg"));
        assertEquals(List.of("val/a.jpg"), read(Map.of()).ids());
    }

    @Test
    void camvidItselfIsRead() throws Exception {
        Files.writeString(folder.resolve("label_colors.txt"), COLORS);
        MaskTrials.picture(folder.resolve("701_StillsRaw_full/0001TP_006690.png"));
        MaskTrials.rgb(folder.resolve("LabeledApproved_full/0001TP_006690_L.png"), MaskTrials.values(0, ROAD));
        Trial read = read(Map.of("images", "701_StillsRaw_full"));
        assertEquals(List.of(), read.errors());
        assertEquals(List.of("Animal", "Road"), read.taxonomy().names());
        assertEquals(List.of("Road"), categories(read));
        assertEquals(Split.NONE, read.items().get(0).split());
    }

    @Test
    void theListsOfCvatAndKaggleAreRead() throws Exception {
        MaskTrials.picture(folder.resolve("JPEGImages/a.jpg"));
        MaskTrials.rgb(folder.resolve("SegmentationClass/a.png"), MaskTrials.values(0, ROAD));
        Map<String, String> filter = Map.of("images", "JPEGImages", "masks", "SegmentationClass", "suffix", "");
        Path list = folder.resolve("labelmap.txt");
        Files.writeString(
                list,
                "# label:color_rgb:parts:actions\nbackground:0,0,0::\nroad:128,64,128::\ntraffic light:1,2,3:top,end:\n");
        assertEquals(List.of("road", "traffic light"), read(filter).taxonomy().names());
        assertEquals(List.of("road"), categories(read(filter)));

        Files.writeString(list, "background:0,0,300::\n");
        assertEquals(
                "camvid.classes",
                assertThrows(ExportException.class, () -> read(filter)).code());

        Files.delete(list);
        Path rows = folder.resolve("class_dict.csv");
        Files.writeString(rows, "name,r,g,b\nRoad, 128, 64, 128\n\nVoid,0,0,0\n");
        assertEquals(List.of("Road"), categories(read(filter)));
        assertEquals(List.of("Road"), read(filter).taxonomy().names());

        Files.writeString(rows, "name,r,g,b\nRoad,128,64\n");
        assertEquals(
                "camvid.classes",
                assertThrows(ExportException.class, () -> read(filter)).code());
    }

    @Test
    void masksWithoutAPictureAreErrors() throws Exception {
        MaskTrials.picture(folder.resolve("train/a.png"));
        MaskTrials.picture(folder.resolve("stills/a.png"));
        for (String mask : List.of("trainannot/a.png", "trainannot/alone.png", "own/a_L.png", "own/alone_L.png")) {
            MaskTrials.rgb(folder.resolve(mask), MaskTrials.values(0, ROAD));
        }
        for (Map<String, String> filter :
                List.of(Map.<String, String>of(), Map.of("images", "stills", "masks", "own"))) {
            Trial read = read(filter);
            assertEquals(List.of("mask.picture-missing"), read.errorCodes());
            assertEquals(1, read.items().size());
        }
    }

    @Test
    void numbersFollowTheListWithBlackInFront() throws Exception {
        Files.writeString(folder.resolve("label_colors.txt"), COLORS);
        MaskTrials.picture(folder.resolve("val/a.png"));
        MaskTrials.gray8(folder.resolve("valannot/a.png"), MaskTrials.values(0, 2));
        Trial read = read(Map.of());
        assertEquals(List.of("Road"), categories(read));
        assertEquals(Split.VALIDATION, read.items().get(0).split());
        MaskTrials.gray8(folder.resolve("valannot/a.png"), MaskTrials.values(0, 3));
        assertEquals(List.of("mask.value-unknown"), read(Map.of()).errorCodes());
    }

    @Test
    void withoutAListClassesAreColours() throws Exception {
        MaskTrials.picture(folder.resolve("train/a.png"));
        MaskTrials.rgb(folder.resolve("trainannot/a.png"), MaskTrials.values(0, ROAD));
        assertEquals(List.of("#804080"), categories(read(Map.of())));
    }

    @Test
    void coloursWithoutAClassAreOneErrorAPicture() throws Exception {
        Files.writeString(folder.resolve("label_colors.txt"), COLORS);
        MaskTrials.picture(folder.resolve("train/a.png"));
        MaskTrials.rgb(folder.resolve("trainannot/a.png"), MaskTrials.values(0x010203, 0x010204));
        Trial read = read(Map.of());
        assertEquals(List.of("mask.value-unknown"), read.errorCodes());
        assertEquals(
                true,
                read.errors().get(0).message().contains("the colour 1 2 3 and 1 more"),
                read.errors().get(0).message());
    }

    @Test
    void valuesBeyondThePaletteAreAnErrorOfThePicture() throws Exception {
        Files.writeString(folder.resolve("label_colors.txt"), COLORS);
        MaskTrials.picture(folder.resolve("train/a.png"));
        Path mask = folder.resolve("trainannot/a.png");
        MaskTrials.palette(mask, MaskTrials.values(0, 9), 0, ROAD);

        Trial read = read(Map.of());

        assertEquals(List.of("mask.unreadable"), read.errorCodes());
        assertEquals(
                mask.toRealPath() + ": the pixel at 0, 0 has the value 9, and the palette 2 colours."
                        + " Save it as an RGB PNG",
                read.errors().get(0).message());
    }

    @Test
    void aPictureWithoutAnExtensionComesBack() throws Exception {
        Taxonomy taxonomy = new Taxonomy(List.of(colored("road", "#804080")));
        write(taxonomy, MaskTrials.item("photo", Annotation.of("r", "road", Shape.Box.of(0, 0, 3, 8))));
        MaskTrials.picture(folder.resolve("train/photo.jpg"));

        assertEquals(List.of("road"), categories(read(Map.of())));
    }

    @Test
    void listsThatMakeNoSenseEndTheRun() throws Exception {
        assertEquals(
                "source.missing",
                assertThrows(ExportException.class, () -> read(Map.of())).code());
        for (String wrong : List.of("1 2 300 cat", "1 2 3", "1 2 3 a\n1 2 3 b", "1 2 3 a\n1 2 4 a")) {
            Files.writeString(folder.resolve("label_colors.txt"), wrong);
            assertEquals(
                    "camvid.classes",
                    assertThrows(ExportException.class, () -> read(Map.of())).code(),
                    wrong);
        }
    }
}
