package org.labelport.voc;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.labelport.model.Blob;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Split;
import org.labelport.output.SafePath;
import org.labelport.report.ExportException;
import org.labelport.report.Loss;
import org.labelport.testkit.trial.Trial;

/** Tests where XML files, pictures, splits and classes are looked for. */
class VocFoldersTest extends VocFixture {

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

    @ParameterizedTest
    @CsvSource({
        "pets/annotations/xmls/x.xml,            pets/images/x.png",
        "roads/Japan/train/annotations/xmls/x.xml, roads/Japan/train/images/x.png"
    })
    void xmlFilesMayBeInAFolderOfTheirOwnAmongAnnotations(String file, String picture) throws Exception {
        xml(file, "<filename>x.png</filename>" + SIZE);
        text(picture, "pixels");

        Trial read = read(file.substring(0, file.indexOf('/')));

        assertEquals(
                Blob.at(temp.resolve(picture).toRealPath().toUri(), 6),
                read.items().get(0).media().blob());
        assertEquals(List.of(), read.lossCodes());
    }

    @ParameterizedTest
    @CsvSource({
        "'',     annotations/x.xml,       images/crack/x.png,        images/crack/x.png",
        "'',     train/annotations/x.xml, train/images/crack/x.png,  train/images/crack/x.png",
        "'',     train/annotations/x.xml, test/images/crack/x.png,   ''",
        "'',     annotations/sub/x.xml,   images/crack/x.png,        ''",
        "images, annotations/x.xml,       images/crack/x.png,        images/crack/x.png"
    })
    void picturesInFoldersOfClassesAreFoundByTheirNames(String images, String file, String picture, String found)
            throws Exception {
        xml(file, "<filename>x.png</filename>" + SIZE);
        text(picture, "pixels");
        text(picture.replace("x.png", "y.png"), "pixels");

        Map<String, String> filter = new HashMap<>(Map.of("path", temp.toString()));
        if (!images.isEmpty()) {
            filter.put("images", temp.resolve(images).toString());
        }
        Trial read = Trial.read(new VocTarget(), filter, temp);

        assertEquals(
                found.isEmpty()
                        ? Blob.ABSENT
                        : Blob.at(temp.resolve(found).toRealPath().toUri(), 6),
                read.items().get(0).media().blob());
    }

    @ParameterizedTest
    @ValueSource(strings = {"images/stain/x.png", "images/data/x.jpg"})
    void aNameThatSeveralPicturesHaveFindsNone(String other) throws Exception {
        xml("annotations/x.xml", "<filename>x.png</filename>" + SIZE);
        text("images/crack/x.png", "pixels");
        text(other, "pixels");

        Trial read = read("");

        assertEquals(Blob.ABSENT, read.items().get(0).media().blob());
        assertEquals(List.of("picture.unannotated"), read.lossCodes());
    }

    @Test
    void nameOfThePictureOfAnotherXmlFileDoesNotCountIfThereIsOneOfItsOwn() throws Exception {
        for (String name : List.of("a", "b", "c")) {
            xml("Annotations/" + name + ".xml", "<filename>a.jpg</filename>" + SIZE);
        }
        text("JPEGImages/a.jpg", "pixels");
        text("JPEGImages/b.jpg", "pixels");

        Trial read = read("");

        assertEquals(
                List.of("a.jpg", "b.jpg", "a.jpg"),
                read.items().stream().map(Item::path).toList());
        assertEquals(List.of("voc.filename-differs"), read.lossCodes());
        assertEquals("b", read.losses().get(0).item());
    }

    @Test
    void eachSplitHasFoldersOfItsOwn() throws Exception {
        for (String split : List.of("train", "valid", "test")) {
            for (String names : List.of("Annotations JPEGImages", "labels data")) {
                String[] name = names.split(" ");
                xml(split + "/" + name[0] + "/" + name[1] + ".xml", "<filename>" + name[1] + ".png</filename>" + SIZE);
                picture(split + "/" + name[1] + "/" + name[1] + ".png");
            }
        }

        Trial read = read("");

        assertEquals(List.of(), read.losses());
        assertEquals(List.of(), read.errors());
        assertEquals(
                List.of(
                        "test/JPEGImages/JPEGImages.png",
                        "test/data/data.png",
                        "train/JPEGImages/JPEGImages.png",
                        "train/data/data.png",
                        "valid/JPEGImages/JPEGImages.png",
                        "valid/data/data.png"),
                read.items().stream().map(Item::path).toList());
        assertEquals(
                List.of(Split.TEST, Split.TEST, Split.TRAIN, Split.TRAIN, Split.VALIDATION, Split.VALIDATION),
                read.items().stream().map(Item::split).toList());
        assertTrue(read.items().stream().noneMatch(item -> item.media().blob().equals(Blob.ABSENT)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "C:\\Users\\Ann\\pictures\\a.png | a.png",
                "/home/ann/pictures/a.png | a.png",
                "../images/a.png | a.png",
                "file:///home/ann/a.png | a.png",
                "a | a.png",
                "a.b | a.b.jpeg"
            })
    void picturesAreNamedAsOnAnotherMachineOrWithoutTheirExtension(String filename, String picture) throws Exception {
        xml("Annotations/" + SafePath.stem(picture) + ".xml", "<filename>" + filename + "</filename>" + SIZE);
        picture("JPEGImages/" + picture);

        Trial read = read("");

        assertEquals(picture, read.items().get(0).path());
        assertTrue(read.items().get(0).media().blob().location().isPresent());
        assertEquals(List.of(), read.lossCodes());
    }

    @Test
    void aPictureThatIsCalledLikeTheFileIsRead() throws Exception {
        xml("x.xml", "<filename>old name.jpg</filename>" + SIZE);
        picture("x.jpg");

        Trial read = read("");

        assertEquals("x.jpg", read.items().get(0).path());
        assertEquals(List.of("voc.filename-differs"), read.lossCodes());
        assertEquals(
                "there is no picture 'old name.jpg'; 'x.jpg' is read, which has the name of the XML file",
                read.losses().get(0).detail());
    }

    private void picture(String name) throws IOException {
        Path file = temp.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "pixels");
    }

    @Test
    void picturesThatAreCalledOtherwiseThanTheirFileHaveOne() throws Exception {
        xml("Annotations/1.xml", "<filename>road.png</filename>" + SIZE);
        xml("Annotations/2.xml", "<filename>");
        picture("JPEGImages/road.png");
        picture("JPEGImages/other.png");

        Trial read = read("");

        assertEquals(List.of("voc.syntax"), read.errorCodes());
        assertEquals(
                List.of("'other.png' has no annotation file and is not read"),
                read.losses().stream().map(Loss::detail).toList());
    }

    @Test
    void aPictureOfTheSameNameInAnotherSplitHasNoXmlFile() throws Exception {
        xml("train/1.xml", "<filename>1.jpg</filename>" + SIZE);
        xml("train/2.xml", "<filename>../train/2.JPG</filename>" + SIZE);
        xml("valid/Annotations/1.xml", "<filename>1.png</filename>" + SIZE);
        for (String picture : List.of("train/1.jpg", "train/2.JPG", "valid/images/1.png", "valid/1.jpg")) {
            picture(picture);
        }

        assertEquals(
                List.of("'valid/1.jpg' has no annotation file and is not read"),
                read("").losses().stream().map(Loss::detail).toList());
    }

    @Test
    void picturesWithoutAnXmlFileAreTold() throws Exception {
        xml("voc/Annotations/x.xml", "<filename>x.png</filename>" + SIZE);
        for (String picture : List.of("x.png", "deep/y.JPG", "deep/z.png")) {
            Path file = temp.resolve("voc/JPEGImages").resolve(picture);
            Files.createDirectories(file.getParent());
            Files.writeString(file, "pixels");
        }

        Trial trial = read("voc");

        assertEquals(List.of("picture.unannotated"), trial.lossCodes());
        assertEquals(
                "2 pictures have no annotation file and are not read, 'deep/y.JPG' first",
                trial.losses().get(0).detail());
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
}
