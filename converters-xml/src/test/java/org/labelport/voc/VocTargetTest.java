package org.labelport.voc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.model.Annotation;
import org.labelport.model.Attributes;
import org.labelport.model.Blob;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.model.Split;
import org.labelport.model.Value;
import org.labelport.report.ExportException;
import org.labelport.testkit.trial.Trial;

class VocTargetTest {

    private static final String SIZE = "<size><width>20</width><height>16</height><depth>3</depth></size>";

    @TempDir
    Path temp;

    @Test
    void realDataIsReadCompletely() throws Exception {
        Path raccoon = Path.of("../../shared/data/voc/raccoon").toAbsolutePath().normalize();
        Assumptions.assumeTrue(Files.isDirectory(raccoon), "no real data at " + raccoon);

        Trial read = Trial.read(new VocTarget(), Map.of("path", raccoon.toString()), temp);

        assertEquals(List.of(), read.errors());
        assertEquals(200, read.items().size());
        assertEquals(
                217,
                read.items().stream()
                        .mapToInt(item -> item.annotations().size())
                        .sum());
        Set<String> categories = read.items().stream()
                .flatMap(item -> item.annotations().stream())
                .map(Annotation::category)
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Set.of("raccoon"), categories);
        assertEquals("raccoon-1", read.items().get(0).id());
        assertEquals(List.of(), read.losses());
    }

    @Test
    void layoutsAreFound() throws Exception {
        xml("a/VOC2007/Annotations/x.xml", "");
        xml("b/VOCdevkit/VOC2012/Annotations/x.xml", "");
        xml("c/annotations/x.xml", "");
        xml("d/sub/x.xml", "");
        for (String folder : List.of("a", "b", "c", "a/VOC2007", "b/VOCdevkit", "a/VOC2007/Annotations")) {
            assertEquals(List.of("x"), ids(read(folder)), folder);
        }
        assertEquals(List.of("sub/x"), ids(read("d")));
    }

    @Test
    void polygonsOfObjectsAreRead() throws Exception {
        String box = "<bndbox><xmin>2</xmin><ymin>3</ymin><xmax>9</xmax><ymax>8</ymax></bndbox>";
        String triangle = "<polygon><x1>2.5</x1><y1>3</y1><x2>9</x2><y2>3</y2><x3>9</x3><y3>8</y3></polygon>";
        xml(
                "Annotations/a.xml",
                "<filename>a.jpg</filename>" + SIZE
                        + "<object><name>same</name>" + box + triangle + "</object>"
                        + "<object><name>other</name>" + box.replace("9", "19") + triangle + "</object>"
                        + "<object><name>parts</name>" + box + triangle + triangle.replace("2.5", "2") + "</object>"
                        + "<object><name>none</name>" + box + "<polygon><x1>2</x1><y1>3</y1></polygon></object>"
                        + "<object><name>pt</name>" + box + "<polygon><pt><x>2</x></pt></polygon></object>");

        Trial read = read("");

        Shape.Polygon polygon = Shape.Polygon.of(2.5, 3, 9, 3, 9, 8);
        List<Annotation> all = read.items().get(0).annotations();
        assertEquals(polygon, all.get(0).shape());
        assertEquals(Shape.Box.of(2, 3, 17, 5), all.get(1).shape());
        assertEquals(polygon, all.get(2).shape());
        assertEquals("polygon-2", all.get(2).id());
        assertEquals(all.get(1).group(), all.get(2).group());
        assertEquals(2, ((Shape.Polygon) all.get(3).shape()).parts().size());
        assertEquals(Shape.Box.of(2, 3, 7, 5), all.get(4).shape());
        assertEquals(Shape.Box.of(2, 3, 7, 5), all.get(5).shape());
        assertEquals(List.of("voc.element-dropped", "voc.element-dropped"), read.lossCodes());
        assertEquals(List.of(), read.errors());
    }

    @Test
    void picturesLieBesideTheFolderOfTheXmlFiles() throws Exception {
        for (String names : List.of("labels data", "annotations images", "Annotations Images", "annotations data")) {
            String root = names.replace(' ', '-') + "/";
            xml(root + names.substring(0, names.indexOf(' ')) + "/x.xml", "<filename>x.png</filename>" + SIZE);
            Path pictures = temp.resolve(root + names.substring(names.indexOf(' ') + 1));
            Path picture = Files.createDirectories(pictures).resolve("x.png");
            Files.writeString(picture, "pixels");

            Item item = read(root).items().get(0);

            assertEquals("x", item.id(), names);
            assertEquals(Blob.at(picture.toRealPath().toUri(), 6), item.media().blob(), names);
        }
    }

    @Test
    void blanksAroundTheNameOfAPictureAreReadWhereThePictureHasThem() throws Exception {
        xml("Annotations/a.xml", "<filename> a.png</filename>" + SIZE);
        xml("Annotations/b.xml", "<filename>\n  b.png\n</filename>" + SIZE);
        Path pictures = Files.createDirectories(temp.resolve("JPEGImages"));
        Files.writeString(pictures.resolve(" a.png"), "pixels");
        Files.writeString(pictures.resolve("b.png"), "pixels");

        List<Item> items = read("").items();

        assertEquals(List.of(" a.png", "b.png"), items.stream().map(Item::path).toList());
        assertTrue(items.stream().noneMatch(item -> item.media().blob().equals(Blob.ABSENT)));
    }

    @Test
    void unclearOrEmptyFoldersEndTheRun() throws Exception {
        xml("a/VOC2007/Annotations/x.xml", "");
        xml("a/VOC2012/Annotations/x.xml", "");
        Files.createDirectories(temp.resolve("empty"));
        assertEquals(
                "voc.several",
                assertThrows(ExportException.class, () -> read("a")).code());
        assertEquals(
                "voc.missing",
                assertThrows(ExportException.class, () -> read("empty")).code());
        assertEquals(
                "voc.missing",
                assertThrows(ExportException.class, () -> read("none")).code());
    }

    @Test
    void itemsComeInTheOrderOfTheirPaths() throws Exception {
        for (String id : List.of("b", "a", "sub/c", "a-1", "Z")) {
            xml(id + ".xml", SIZE);
        }
        assertEquals(List.of("Z", "a-1", "a", "b", "sub/c"), ids(read("")));
    }

    @Test
    void pictureIsTheOneThatTheFileNames() throws Exception {
        xml("Annotations/sub/one.xml", "<filename>other.png</filename>" + SIZE);
        xml("Annotations/two.xml", "<filename>deep/two.png</filename>");
        xml("Annotations/three.xml", "");
        xml("Annotations/four.xml", "<filename>../../secret</filename>" + SIZE);
        Path picture = Files.createDirectories(temp.resolve("JPEGImages/deep")).resolve("two.png");
        Files.writeString(picture, "pixels");

        Trial read = read("");

        assertEquals(List.of(), read.errors());
        assertEquals(
                List.of("../../secret", "sub/other.png", "three.jpg", "deep/two.png"),
                read.items().stream().map(Item::path).toList());
        assertEquals(
                Media.Image.of(Blob.at(picture.toRealPath().toUri(), 6), 12, 8),
                read.items().get(3).media());
        assertEquals(Media.Image.of(Blob.ABSENT, 20, 16), read.items().get(1).media());
        assertEquals(Media.Image.of(Blob.ABSENT, 0, 0), read.items().get(2).media());
        assertEquals(Blob.ABSENT, read.items().get(0).media().blob());
    }

    @Test
    void picturesThatWereAskedForMustBeThere() throws Exception {
        xml(
                "Annotations/a.xml",
                "<filename>a.png</filename>" + SIZE + object("cat", "<truncated>0</truncated>", 1, 2, 3, 4));
        xml("Annotations/b.xml", "<filename>../Annotations/a.xml</filename>" + SIZE);
        Path images = Files.createDirectories(temp.resolve("pictures"));

        Trial read = Trial.read(new VocTarget(), Map.of("path", temp.toString(), "images", images.toString()), temp);

        assertEquals(List.of("media.missing", "media.outside"), read.errorCodes());
        assertEquals(1, read.errors().get(0).annotations());
    }

    @Test
    void splitsAndClassesComeFromTheirFiles() throws Exception {
        for (String id : List.of("a", "b", "c", "with blank")) {
            xml("Annotations/" + id + ".xml", SIZE + object("cat", "", 1, 1, 2, 2) + object("cow", "", 1, 1, 2, 2));
        }
        text("ImageSets/Main/train.txt", "a\r\nwith blank\n\nmissing\n");
        text("ImageSets/Main/val.txt", "b\na\n");
        text(
                "labelmap.txt",
                "# label:color_rgb:parts:actions\nbackground:0,0,0::\ndog:128,0,0:head,tail:\ncat:1,2,300::\n");

        Trial read = read("");

        assertEquals(
                List.of(Split.TRAIN, Split.VALIDATION, Split.NONE, Split.TRAIN),
                read.items().stream().map(Item::split).toList());
        assertEquals(List.of("voc.set-unknown", "split.several"), read.lossCodes());
        assertEquals(List.of("dog", "cat"), read.taxonomy().names());
        assertEquals("#800000", read.taxonomy().categories().get(0).color());
        assertEquals(
                List.of("category.unknown"),
                read.errorCodes().stream().distinct().toList());
        assertEquals(4, read.errors().size());
    }

    @Test
    void flagsAreReadAsToolsWriteThem() throws Exception {
        xml(
                "a.xml",
                SIZE
                        + object(
                                "cat",
                                "<pose>Left</pose><truncated>1</truncated><difficult>true</difficult>",
                                1,
                                2,
                                3,
                                4)
                        + object(
                                "cat",
                                "<pose>Unspecified</pose><truncated>Unspecified</truncated>"
                                        + "<difficult/><occluded>0</occluded>",
                                1,
                                2,
                                3,
                                4)
                        + object("cat", "<truncated>0.5</truncated>", 1, 2, 3, 4));
        List<Annotation> annotations = read("").items().get(0).annotations();
        Map<String, Value> expected = new HashMap<>();
        expected.put(Attributes.POSE, new Value.Text("Left"));
        expected.put(Attributes.TRUNCATED, new Value.Flag(true));
        expected.put(Attributes.DIFFICULT, new Value.Flag(true));
        assertEquals(expected, annotations.get(0).attributes());
        assertEquals(Map.of(), annotations.get(1).attributes());
        assertEquals(
                Map.of(Attributes.TRUNCATED, new Value.Text("0.5")),
                annotations.get(2).attributes());
    }

    @Test
    void baseIsAppliedUnlessTheFileRecordsIt() throws Exception {
        xml("a.xml", SIZE + object("cat", "", 1, 1, 20, 16));
        xml(
                "b.xml",
                "<source><annotation>Labelport, first pixel 0</annotation></source>" + SIZE
                        + object("cat", "", 0, 0, 20, 16));
        Trial read = Trial.read(new VocTarget(), Map.of("path", temp.toString(), "base", "1"), temp);
        for (Item item : read.items()) {
            assertEquals(Shape.Box.of(0, 0, 20, 16), item.annotations().get(0).shape(), item.id());
        }
    }

    @Test
    void badObjectsAreErrorsWithFileAndLine() throws Exception {
        xml(
                "a.xml",
                SIZE + "\n"
                        + object("cat", "", 5, 1, 2, 2) + "\n"
                        + object("", "", 1, 1, 2, 2) + "\n"
                        + object("cat", "", 1, 1, 2, 2).replace("<xmax>2</xmax>", "<xmax>NaN</xmax>") + "\n"
                        + "<object><name>cat</name></object>\n"
                        + object("cat", "<polygon><x1>1</x1></polygon><part><name>head</name></part>", 1, 1, 2.5, 2));

        Trial read = read("");

        assertEquals(List.of("box.invalid", "category.missing", "number.invalid", "box.missing"), read.errorCodes());
        assertTrue(
                read.errors().get(0).message().startsWith("a.xml, line 2: "),
                read.errors().get(0).message());
        Annotation good = read.items().get(0).annotations().get(0);
        assertEquals("5", good.id());
        assertEquals(Shape.Box.of(1, 1, 1.5, 1), good.shape());
        assertEquals(List.of("voc.element-dropped"), read.lossCodes());
        assertEquals("not read: polygon, part", read.losses().get(0).detail());
    }

    @Test
    void brokenFilesAreItemErrorsAndTheRestIsRead() throws Exception {
        xml("good.xml", SIZE);
        text("empty.xml", "");
        text("cut.xml", "<annotation>\n<filename>a.jpg</filename>\n<obj");
        text("other.xml", "<annotations/>");
        text("nested.xml", "<annotation><filename><b>a.jpg</b></filename></annotation>");
        text("junk.xml", "<annotation/>junk");
        text("size.xml", "<annotation><size><width>-5</width></size></annotation>");
        Files.write(temp.resolve("latin.xml"), "<annotation>é</annotation>".getBytes(StandardCharsets.ISO_8859_1));
        Files.write(temp.resolve("large.xml"), new byte[VocXmlReader.MAX_BYTES + 1]);

        Trial read = read("");

        assertEquals(List.of("good"), ids(read));
        Map<String, String> codes = new HashMap<>();
        read.errors().forEach(error -> codes.put(error.item(), error.code() + " " + error.message()));
        assertEquals(8, codes.size());
        assertTrue(codes.get("cut").startsWith("voc.syntax cut.xml, line 3: "), codes.get("cut"));
        assertFalse(codes.get("cut").contains("\n"));
        assertTrue(codes.get("other").contains("'annotations'"), codes.get("other"));
        assertTrue(codes.get("large").startsWith("voc.too-large"), codes.get("large"));
    }

    @Test
    void declaredEncodingsAreRead() throws Exception {
        for (String encoding : List.of("ISO-8859-1", "UTF-8", "UTF-16", "UTF-16LE")) {
            String text = "<?xml version=\"1.0\" encoding='" + encoding
                    + "'?><annotation><filename>é.jpg</filename></annotation>";
            Files.write(temp.resolve(encoding + ".xml"), text.getBytes(encoding));
        }
        text("mark.xml", "\uFEFF<annotation><filename>é.jpg</filename></annotation>");
        text("odd.xml", "<?xml version='1.0' encoding='klingon'?><annotation/>");

        Trial read = read("");

        assertEquals(5, read.items().size());
        assertTrue(read.items().stream().allMatch(item -> item.path().equals("é.jpg")));
        assertEquals(List.of("voc.syntax"), read.errorCodes());
    }

    @Test
    void documentTypesAndEntitiesAreRefused() throws Exception {
        Path secret = Files.writeString(temp.resolve("secret.txt"), "secret");
        StringBuilder laughs = new StringBuilder("<!DOCTYPE annotation [<!ENTITY a0 \"ha\">\n");
        for (int i = 1; i < 30; i++) {
            laughs.append("<!ENTITY a" + i + " \"")
                    .append(("&a" + (i - 1) + ";").repeat(10))
                    .append("\">\n");
        }
        laughs.append("]><annotation><filename>&a29;</filename></annotation>");
        text("x/laughs.xml", laughs.toString());
        text(
                "x/external.xml",
                "<!DOCTYPE annotation [<!ENTITY x SYSTEM \"" + secret.toUri()
                        + "\">]><annotation><filename>&x;</filename></annotation>");
        text(
                "x/parameter.xml",
                "<!DOCTYPE annotation SYSTEM \"http://127.0.0.1:9/x.dtd\">"
                        + "<annotation><filename>a</filename></annotation>");
        text("x/undeclared.xml", "<annotation><filename>&x;</filename></annotation>");

        Trial read = read("x");

        assertEquals(List.of(), read.items());
        assertEquals(
                List.of("voc.syntax"), read.errorCodes().stream().distinct().toList());
        assertEquals(4, read.errors().size());
        read.errors().forEach(error -> assertFalse(error.message().contains("secret."), error.message()));
        assertTrue(
                read.errors().get(0).message().contains("a DOCTYPE is not allowed"),
                read.errors().get(0).message());
    }

    @Test
    void filesBehindLinksThatLeadOutAreNotRead() throws Exception {
        Path outside = Files.writeString(temp.resolve("outside.xml"), "<annotation>" + SIZE + "</annotation>");
        Path folder = Files.createDirectories(temp.resolve("in"));
        Files.createSymbolicLink(folder.resolve("link.xml"), outside);
        assertEquals(List.of("media.outside"), read("in").errorCodes());
    }

    @Test
    void linksToFoldersAreReported() throws Exception {
        xml("in/a.xml", SIZE);
        xml("elsewhere/b.xml", SIZE);
        Files.createSymbolicLink(temp.resolve("in/train"), temp.resolve("elsewhere"));

        Trial read = read("in");

        assertEquals(List.of("a"), ids(read));
        assertEquals(List.of("folder.link"), read.lossCodes());
    }

    private static String object(String name, String more, double xmin, double ymin, double xmax, double ymax) {
        return "<object><name>" + name + "</name>" + more + "<bndbox><xmin>" + number(xmin) + "</xmin><ymin>"
                + number(ymin) + "</ymin><xmax>" + number(xmax) + "</xmax><ymax>" + number(ymax)
                + "</ymax></bndbox></object>";
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Integer.toString((int) value) : Double.toString(value);
    }

    @Test
    void foldersOfSplitsAreSplitsWhereNoSetFileSaysIt() throws Exception {
        for (String name : List.of("train/a", "valid/b", "test/c", "other/d")) {
            xml("robo/" + name + ".xml", "<filename>x.jpg</filename>" + SIZE);
        }
        assertEquals(
                List.of("other/d NONE", "test/c TEST", "train/a TRAIN", "valid/b VALIDATION"), splits(read("robo")));
        assertEquals(
                List.of(Split.NONE, Split.TEST, Split.TRAIN, Split.VALIDATION),
                Trial.read(
                                new LabelImgTarget(),
                                Map.of("path", temp.resolve("robo").toString()),
                                temp)
                        .items()
                        .stream()
                        .map(Item::split)
                        .toList());

        text("robo/ImageSets/Main/val.txt", "test/c\n");
        assertEquals(
                List.of("other/d NONE", "test/c VALIDATION", "train/a NONE", "valid/b NONE"), splits(read("robo")));
    }

    @Test
    void byteOrderMarksOfListsAreNoPartOfTheirFirstName() throws Exception {
        xml("Annotations/a.xml", SIZE + object("cat", "", 1, 1, 2, 2));
        text("ImageSets/Main/val.txt", "\uFEFFa\n");
        text("labelmap.txt", "\uFEFF# label:color_rgb:parts:actions\ncat:128,0,0::\n");

        Trial read = read("");

        assertEquals(List.of("a VALIDATION"), splits(read));
        assertEquals(List.of("cat"), read.taxonomy().names());
        assertEquals(List.of(), read.lossCodes());
    }

    @Test
    void byteOrderMarkOfLabelImgsClassesIsNoPartOfTheFirst() throws Exception {
        xml("robo/a.xml", SIZE + object("cat", "", 1, 1, 2, 2));
        text("robo/predefined_classes.txt", "\uFEFFcat\n\n dog \n");

        Trial read = Trial.read(
                new LabelImgTarget(), Map.of("path", temp.resolve("robo").toString()), temp);

        assertEquals(List.of("cat", "dog"), read.taxonomy().names());
        assertEquals(List.of(), read.errorCodes());
    }

    private static List<String> splits(Trial read) {
        return read.items().stream().map(item -> item.id() + " " + item.split()).toList();
    }

    private static List<String> ids(Trial read) {
        return read.items().stream().map(Item::id).toList();
    }

    private Trial read(String folder) throws Exception {
        return Trial.read(new VocTarget(), Map.of("path", temp.resolve(folder).toString()), temp);
    }

    private void xml(String file, String content) throws Exception {
        text(file, "<annotation>" + content + "</annotation>");
    }

    private void text(String file, String content) throws Exception {
        Path path = temp.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
    }
}
