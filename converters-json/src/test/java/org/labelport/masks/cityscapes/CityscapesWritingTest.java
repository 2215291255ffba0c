package org.labelport.masks.cityscapes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.limits.Limits;
import org.labelport.masks.MaskTrials;
import org.labelport.model.Annotation;
import org.labelport.model.Attributes;
import org.labelport.model.Item;
import org.labelport.model.Shape;
import org.labelport.model.Taxonomy;
import org.labelport.model.Value;
import org.labelport.raster.PngReader;
import org.labelport.report.ExportException;
import org.labelport.testkit.trial.MemoryExport;
import org.labelport.testkit.trial.Trial;

/** Tests names, labels, ids and files of a written data set. */
final class CityscapesWritingTest {

    private static final String NAME = "ulm/ulm_000001_000019";

    @TempDir
    Path folder;

    @TempDir
    Path scratch;

    /** Without the extension of a picture, a file is one to no reader, and the mask beside it is left out. */
    @Test
    void picturesHaveTheExtensionOfOne() throws Exception {
        MemoryExport export = MemoryExport.of(
                new CityscapesConverter(),
                Map.of("pictures", "keep"),
                List.of(MaskTrials.item("a"), MaskTrials.item("b.heic"), MaskTrials.item("c.JPEG")));

        String start = "leftImg8bit/train/city/city_000000_00000";
        assertEquals(
                List.of(start + "0_leftImg8bit.jpg", start + "1_leftImg8bit.jpg", start + "2_leftImg8bit.jpeg"),
                List.copyOf(export.media().keySet()));
        assertEquals(
                3, export.lossCodes().stream().filter("file.renamed"::equals).count());
    }

    /** Programs read a label {@code cargroup} beside {@code car} as a region of many cars. */
    @Test
    void classesCalledLikeAGroupOfAnotherClassAreRenamed() throws Exception {
        Annotation group = Annotation.of("1", "cargroup", Shape.Box.of(0, 0, 4, 4));
        Annotation crowd = Annotation.of("2", "car", Shape.Box.of(6, 0, 4, 4))
                .withAttributes(Map.of(Attributes.CROWD, new Value.Flag(true)));
        Annotation taken = Annotation.of("3", "cargroup_", Shape.Box.of(0, 5, 4, 3));
        Path out = Files.createDirectory(scratch.resolve("groups"));

        Trial written = Trial.write(
                new CityscapesConverter(),
                Map.of(),
                MaskTrials.taxonomy("car", "cargroup", "cargroup_", "pole", "polegroup"),
                List.of(MaskTrials.item("a.png", group, crowd, taken)),
                out);

        assertEquals(
                1, written.lossCodes().stream().filter("class.renamed"::equals).count());
        MaskTrials.picture(out.resolve("leftImg8bit/train/city/city_000000_000000_leftImg8bit.png"));
        for (String shapes : List.of("masks", "polygons")) {
            Trial read = Trial.read(new CityscapesTarget(), Map.of("path", out.toString(), "shapes", shapes), scratch);
            assertEquals(Set.of("cargroup__", "car", "cargroup_"), Set.copyOf(MaskTrials.categories(read)), shapes);
        }
    }

    /** detectron2 takes every object whose label ends in {@code group} for a region of many objects. */
    @Test
    void classesThatEndLikeAGroupAreRenamed() throws Exception {
        Path out = Files.createDirectory(scratch.resolve("like"));

        Trial written = Trial.write(
                new CityscapesConverter(),
                Map.of(),
                MaskTrials.taxonomy("playgroup"),
                List.of(MaskTrials.item("a.png", Annotation.of("1", "playgroup", Shape.Box.of(0, 0, 4, 4)))),
                out);

        assertTrue(written.lossCodes().contains("class.renamed"));
        MaskTrials.picture(out.resolve("leftImg8bit/train/city/city_000000_000000_leftImg8bit.png"));
        assertEquals(List.of(), MaskTrials.verify(new CityscapesConverter(), out, scratch));
        for (String file : List.of("labels.json", "gtFine/train/city/city_000000_000000_gtFine_polygons.json")) {
            Path path = out.resolve(file);
            Files.writeString(path, Files.readString(path).replace("playgroup_", "playgroup"));
        }
        assertEquals(List.of("remark label-group"), MaskTrials.verify(new CityscapesConverter(), out, scratch));
    }

    @Test
    void namesOfThreePartsAreKept() throws Exception {
        Item kept = MaskTrials.item("ulm/ulm_000001_000019_leftImg8bit.png");
        Trial trial = Trial.write(
                new CityscapesConverter(), Map.of(), MaskTrials.taxonomy("car"), List.of(kept), folder.resolve("out"));
        assertEquals(List.of(), trial.losses());
        assertTrue(Files.exists(folder.resolve("out/gtFine/train/" + NAME + "_gtFine_labelIds.png")));
        assertFalse(Files.exists(folder.resolve("out/names.ndjson")));
    }

    @Test
    void otherNamesAreCounted() throws Exception {
        Item first = MaskTrials.item("Bad Ulm 3/x.jpg");
        Item second = MaskTrials.item("ulm/ulm_000001_000019_leftImg8bit.png");
        Trial.write(
                new CityscapesConverter(),
                Map.of(),
                MaskTrials.taxonomy("car"),
                List.of(first, second),
                folder.resolve("out"));
        assertTrue(Files.exists(folder.resolve("out/gtFine/train/badulm/badulm_000000_000000_gtFine_color.png")));
        assertTrue(Files.exists(folder.resolve("out/gtFine/train/ulm/ulm_000000_000001_gtFine_color.png")));
        assertTrue(Files.readString(folder.resolve("out/names.ndjson")).contains("\"path\": \"Bad Ulm 3/x.jpg\""));
    }

    @Test
    void instancesCountFromZeroAndCrowdsHaveThePlainId() throws Exception {
        Annotation crowd = Annotation.of("c", "car", Shape.Box.of(0, 2, 1, 1))
                .withAttributes(Map.of(Attributes.CROWD, new Value.Flag(true)));
        Item item = MaskTrials.item(
                "a.png",
                Annotation.of("a", "car", Shape.Box.of(0, 0, 1, 1)),
                crowd,
                Annotation.of("b", "car", Shape.Box.of(1, 0, 1, 1)),
                Annotation.of("d", "road", Shape.Box.of(2, 0, 1, 1)),
                Annotation.of("e", "license plate", Shape.Box.of(3, 0, 1, 1)));
        Trial trial = Trial.write(
                new CityscapesConverter(),
                Map.of(),
                MaskTrials.taxonomy("car", "road", "license plate"),
                List.of(item),
                folder.resolve("out"));
        assertTrue(trial.lossCodes().contains("class.not-drawn"));
        int[] ids = PngReader.read(
                        folder.resolve("out/gtFine/train/city/city_000000_000000_gtFine_instanceIds.png"), Limits.USUAL)
                .values();
        assertEquals("[26000, 26001, 7, 0]", Arrays.toString(Arrays.copyOf(ids, 4)));
        assertEquals(26, ids[24]);
    }

    @Test
    void regionsThatInstanceIdsDoNotTellApartAreReported() throws Exception {
        Item item = MaskTrials.item(
                "a.png",
                Annotation.of("a", "road", Shape.Box.of(0, 0, 1, 1)),
                Annotation.of("b", "road", Shape.Box.of(2, 0, 1, 1)),
                Annotation.of("c", "car", Shape.Box.of(0, 2, 1, 1)),
                Annotation.of("d", "car", Shape.Box.of(2, 2, 1, 1)));
        Trial trial = Trial.write(
                new CityscapesConverter(),
                Map.of("ids", "cityscapes"),
                MaskTrials.taxonomy("car", "road"),
                List.of(item),
                folder.resolve("out"));
        assertEquals(1, Collections.frequency(trial.lossCodes(), "regions.united"));
    }

    private Trial written(String files, Path out, Annotation... annotations) throws Exception {
        return Trial.write(
                new CityscapesConverter(),
                Map.of("files", files),
                MaskTrials.taxonomy("car", "road"),
                List.of(MaskTrials.item("ulm/ulm_000001_000019_leftImg8bit.png", annotations)),
                out);
    }

    @Test
    void filesAreThoseOfTheChosenTask() throws Exception {
        Map<String, List<String>> kinds = Map.of(
                "all",
                List.of("color.png", "instanceIds.png", "labelIds.png", "labelTrainIds.png", "polygons.json"),
                "semantic",
                List.of("labelIds.png", "labelTrainIds.png"),
                "instances",
                List.of("instanceIds.png", "labelIds.png", "polygons.json"),
                "panoptic",
                List.of("instanceIds.png", "labelIds.png", "labelTrainIds.png"));
        for (String files : WrittenFiles.OPTION.allowed()) {
            Path out = Files.createDirectory(scratch.resolve(files));
            written(files, out, Annotation.of("a", "car", Shape.Box.of(0, 0, 2, 2)));
            try (Stream<Path> written = Files.list(out.resolve("gtFine/train/ulm"))) {
                assertEquals(
                        kinds.get(files),
                        written.map(file -> file.getFileName().toString())
                                .map(name -> name.substring("ulm_000001_000019_gtFine_".length()))
                                .sorted()
                                .toList(),
                        files);
            }
            MaskTrials.picture(out.resolve("leftImg8bit/train/" + NAME + "_leftImg8bit.png"));
            assertEquals(
                    List.of(),
                    MaskTrials.verify(new CityscapesConverter(), Map.of("files", files), out, scratch),
                    files);
            assertEquals(
                    List.of("car"),
                    MaskTrials.categories(Trial.read(new CityscapesTarget(), Map.of("path", out.toString()), scratch)),
                    files);
        }
    }

    /** Label ids hold no objects, no numbers, and no regions of many objects. */
    @Test
    void lossesAreThoseOfTheFilesThatAreWritten() throws Exception {
        Annotation crowd = Annotation.of("c", "car", Shape.Box.of(4, 0, 1, 1))
                .withAttributes(Map.of(Attributes.CROWD, new Value.Flag(true)));
        List<String> lostInAll = List.of("geometry.as-mask", "geometry.as-mask", "geometry.as-mask");
        List<String> lostInSemantic = List.of(
                "geometry.as-mask", "geometry.as-mask", "geometry.as-mask", "crowd.as-object", "regions.united");
        for (String files : WrittenFiles.OPTION.allowed()) {
            Trial trial = written(
                    files,
                    Files.createDirectory(scratch.resolve(files)),
                    Annotation.of("a", "car", Shape.Box.of(0, 0, 1, 1)),
                    Annotation.of("b", "car", Shape.Box.of(2, 0, 1, 1)),
                    crowd);
            assertEquals(files.equals("semantic") ? lostInSemantic : lostInAll, trial.lossCodes(), files);
        }
    }

    @Test
    void moreThanThePlaceForInstances() throws Exception {
        Taxonomy many = MaskTrials.taxonomy(
                IntStream.range(0, 70).mapToObj(i -> "c" + i).toArray(String[]::new));
        Item item = MaskTrials.item("a.png", Annotation.of("a", "c69", Shape.Box.of(0, 0, 1, 1)));
        Trial trial = Trial.write(
                new CityscapesConverter(), Map.of("ids", "own"), many, List.of(item), folder.resolve("out"));
        assertTrue(trial.lossCodes().contains("mask.too-many-instances"));
        List<String> names = new ArrayList<>();
        IntStream.range(0, 256).forEach(i -> names.add("n" + i));
        assertEquals(
                "cityscapes.too-many-classes",
                assertThrows(
                                ExportException.class,
                                () -> Trial.write(
                                        new CityscapesConverter(),
                                        Map.of("ids", "own"),
                                        MaskTrials.taxonomy(names.toArray(String[]::new)),
                                        List.of(),
                                        folder.resolve("no")))
                        .code());
    }
}
