package org.labelport.cvat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.labelport.report.Loss;
import org.labelport.target.TargetHandler;
import org.labelport.testkit.trial.Trial;

final class CvatTargetTest extends CvatReading {

    @Test
    void exportsOfTasksProjectsAndJobsAreRead() throws Exception {
        for (String kind : List.of("task", "project", "job")) {
            text(
                    "a.xml",
                    "<annotations><version>1.1</version><meta><" + kind + "><labels>" + CAT + "</labels></" + kind
                            + "></meta><image id='3' name='x.jpg' width='20' height='16'><box label='cat'"
                            + " xtl='1.00' ytl='2.00' xbr='4.50' ybr='6.00' annotation_type='a'/></image></annotations>");

            Trial read = images();

            assertEquals(List.of(), read.errors());
            assertEquals(List.of("cat"), read.taxonomy().names());
            assertEquals("#ff0000", read.taxonomy().categories().get(0).color());
            Item item = read.items().get(0);
            assertEquals("x.jpg", item.path());
            assertEquals(Media.Image.of(Blob.ABSENT, 20, 16), item.media());
            assertEquals(Shape.Box.of(1, 2, 3.5, 4), item.annotations().get(0).shape());
        }
    }

    @Test
    void theFirstOfTwoAttributesWithOneNameCounts() throws Exception {
        String red = "<attribute name='colour'>red</attribute>";
        meta(
                "a.xml",
                "<image id='0' name='x.jpg' width='2' height='2'><tag label='cat'>" + red + red.replace("red", "blue")
                        + "</tag></image>");

        Trial read = images();

        assertEquals(
                Map.of("colour", new Value.Text("red")),
                read.items().get(0).annotations().get(0).attributes());
        assertEquals(
                "a.xml, line 1: not read: a second attribute 'colour'",
                read.losses().get(0).detail());
    }

    @Test
    void filesWithoutMetaAreRead() throws Exception {
        text(
                "a.xml",
                "<annotations><image id='0' name='x.jpg' width='2' height='2'><tag label='new'/></image>"
                        + "</annotations>");

        Trial read = images();

        assertEquals(List.of(), read.errors());
        assertTrue(read.taxonomy().isEmpty());
        assertEquals("new", read.items().get(0).annotations().get(0).category());
    }

    @Test
    void linksAreNotFollowedAndTold(@TempDir Path outside) throws Exception {
        meta("a.xml", "<image id='0' name='x.jpg' width='2' height='2'/>");
        Files.copy(temp.resolve("a.xml"), outside.resolve("b.xml"));
        Files.createSymbolicLink(temp.resolve("train"), outside);

        Trial read = images();

        assertEquals(1, read.items().size());
        assertEquals(List.of("folder.link"), read.lossCodes());

        Files.createSymbolicLink(temp.resolve("b.xml"), outside.resolve("b.xml"));
        ExportException refused = assertThrows(ExportException.class, this::images);
        assertEquals("media.outside", refused.code());
    }

    @Test
    void aTaskThatSaysNoSplitIsInThatOfItsFolderOrFile() throws Exception {
        String picture = "<image id='0' name='x.jpg' width='2' height='2'/>";
        meta("train/annotations.xml", picture);
        meta("data/Val/annotations.xml", picture);
        meta("test.xml", picture);
        meta("best.xml", picture);
        meta(
                "train/said.xml",
                picture.replace("/>", " subset='default'/>") + picture.replace("/>", " subset='test'/>"));
        Path images = Files.createDirectories(temp.resolve("train/images"));
        Files.writeString(images.resolve("x.jpg"), "pixels");

        List<Item> items = images().items();

        assertEquals(
                List.of(Split.NONE, Split.VALIDATION, Split.TEST, Split.TRAIN, Split.NONE, Split.TEST),
                items.stream().map(Item::split).toList());
        assertTrue(items.get(3).media().blob().location().isPresent());
    }

    @Test
    void picturesAreFoundInTheirSubsetsFolder() throws Exception {
        meta(
                "a.xml",
                "<image id='0' name='x.jpg' width='2' height='2' subset='Train'/>"
                        + "<image id='1' name='x.jpg' width='2' height='2' subset='odd'/>");
        Path picture = Files.createDirectories(temp.resolve("images/Train")).resolve("x.jpg");
        Files.writeString(picture, "pixels");

        Trial read = images();

        assertEquals(
                Blob.at(picture.toRealPath().toUri(), 6),
                read.items().get(0).media().blob());
        assertEquals(Blob.ABSENT, read.items().get(1).media().blob());
        assertEquals(Split.TRAIN, read.items().get(0).split());
        assertEquals(Split.NONE, read.items().get(1).split());
        assertEquals(List.of("cvat.subset-dropped"), read.lossCodes());
    }

    @Test
    void attributesOfTagsThatCvatDoesNotHaveAreTold() throws Exception {
        meta(
                "a.xml",
                "<image id='0' name='x.jpg' width='9' height='9'>\n"
                        + "<box label='cat' xtl='1' ytl='2' xbr='4' ybr='6' score='0.25' votes='3' owner='ann'/></image>");

        Trial read = images();

        assertEquals(
                List.of("a.xml, line 2: not read: owner of the tag, votes of the tag"),
                read.losses().stream().map(Loss::detail).toList());
        assertEquals(
                Optional.of(0.25),
                read.items().get(0).annotations().get(0).provenance().score());
    }

    @Test
    void picturesOfFiftyOneAreInAFolderOfTheirOwn() throws Exception {
        text("labels.xml", "<annotations><image id='0' name='x.jpg' width='2' height='2'/></annotations>");
        text("data/x.jpg", "pixels");
        text("data/y.jpg", "pixels");

        Trial read = images();

        assertTrue(read.items().get(0).media().blob().location().isPresent());
        assertEquals(List.of("picture.unannotated"), read.lossCodes());
    }

    @Test
    void picturesThatNoFileListsAreTold() throws Exception {
        meta(
                "a.xml",
                "<image id='0' name='x.jpg' width='2' height='2' subset='Train'/>"
                        + "<image id='1' name='sub/y.jpg' width='2' height='2'/>");
        meta("val/b.xml", "<image id='0' name='x.jpg' width='2' height='2'/>");
        for (String picture : List.of(
                "images/Train/x.jpg", "images/sub/y.jpg", "images/Val/x.jpg", "val/x.jpg", "val/z.jpg", "other.jpg")) {
            text(picture, "pixels");
        }

        Trial read = images();

        assertEquals(List.of("picture.unannotated"), read.lossCodes());
        assertEquals(
                "2 pictures are not named in any annotation file, and are not read, 'Val/x.jpg' first",
                read.losses().get(0).detail());
    }

    @Test
    void picturesThatWereAskedForMustBeThereAndStayInside() throws Exception {
        meta(
                "in/a.xml",
                "<image id='0' name='x.jpg' width='2' height='2'/>"
                        + "<image id='1' name='../secret' width='2' height='2'/>");
        Files.writeString(temp.resolve("secret"), "s");

        Trial read = Trial.read(
                new CvatImagesTarget(),
                Map.of(
                        "path",
                        temp.resolve("in").toString(),
                        "images",
                        temp.resolve("in").toString()),
                temp);

        assertEquals(List.of("media.missing", "media.outside"), read.errorCodes());
    }

    @Test
    void wrongElementsAreErrorsOfTheirOwnWithALine() throws Exception {
        meta(
                "a.xml",
                "<image id='0' name='x.jpg' width='20' height='16'>\n"
                        + "<box label='cat' xtl='9' ytl='2' xbr='4' ybr='6'/>\n"
                        + "<box label='cat' xtl='NaN' ytl='2' xbr='4' ybr='6'/>\n"
                        + "<box label='dog' xtl='1' ytl='2' xbr='4' ybr='6'/>\n"
                        + "<box xtl='1' ytl='2' xbr='4' ybr='6'/>\n"
                        + "<polygon label='cat' points='1,1;2,2'/>\n"
                        + "<polyline label='cat' points='1;2'/>\n"
                        + "<points label='cat' points=''/>\n"
                        + "<mask label='cat' rle='1, 2' left='0' top='0' width='2' height='2'/>\n"
                        + "<mask label='cat' rle='1, x' left='0' top='0' width='2' height='2'/>\n"
                        + "<ellipse label='cat' cx='1' cy='1' rx='-1' ry='1'/>\n"
                        + "<skeleton label='cat'/>\n"
                        + "<box label='cat' xtl='1' ytl='2' xbr='4' ybr='6' z_order='1.5'/>\n"
                        + "<box label='cat' xtl='1' ytl='2' xbr='4' ybr='6'/></image>");

        Trial read = images();

        assertEquals(
                List.of(
                        "box.invalid",
                        "number.invalid",
                        "category.unknown",
                        "category.missing",
                        "polygon.invalid",
                        "polyline.invalid",
                        "points.invalid",
                        "mask.invalid",
                        "number.invalid",
                        "ellipse.invalid",
                        "skeleton.invalid",
                        "number.invalid"),
                read.errorCodes());
        assertTrue(
                read.errors().get(0).message().startsWith("a.xml, line 2: "),
                read.errors().get(0).message());
        assertEquals(1, read.items().get(0).annotations().size());
    }

    @Test
    void whatThePointsOfASkeletonSayBesidesTheirPlacesIsReported() throws Exception {
        meta(
                "a.xml",
                "<image id='0' name='x.jpg' width='20' height='16'><skeleton label='cat'>"
                        + "<points label='head' points='1,2'><attribute name='hat'>true</attribute></points>"
                        + "<points label='tail' points='3,4'><odd/></points></skeleton></image>");

        Trial read = images();

        assertEquals(List.of("cvat.element-dropped"), read.lossCodes());
        assertTrue(
                read.losses().get(0).detail().endsWith("attribute 'hat' of the point 'head', odd of the point 'tail'"),
                read.losses().get(0).detail());
    }

    @Test
    void whatPicturesSayBesideTheirNameAndSizeIsReportedOnce() throws Exception {
        meta(
                "a.xml",
                "<image id='0' name='x.jpg' width='20' height='16' task_id='3'/>"
                        + "<image id='1' name='y.jpg' width='20' height='16' task_id='4'/>");

        Trial read = images();

        assertEquals(List.of("cvat.element-dropped"), read.lossCodes());
        assertTrue(
                read.losses().get(0).detail().endsWith("attributes 'task_id' of images are not read"),
                read.losses().get(0).detail());
    }

    @Test
    void elementsThatAreNoAnnotationsNeedNoLabel() throws Exception {
        meta("a.xml", "<image id='0' name='x.jpg' width='20' height='16'><issue>blurred</issue></image>");

        Trial read = images();

        assertEquals(List.of(), read.errors());
        assertEquals(List.of("cvat.element-dropped"), read.lossCodes());
    }

    @Test
    void anOriginThatTheModelDoesNotKnowIsKept() throws Exception {
        meta(
                "a.xml",
                "<image id='0' name='x.jpg' width='20' height='16'>"
                        + "<tag label='cat' source='consensus'/><tag label='cat' source='manual'/></image>");

        assertEquals(
                List.of(Map.of("x:source", new Value.Text("consensus")), Map.of()),
                images().annotations(0).stream().map(Annotation::attributes).toList());
    }

    @Test
    void whatIsNotReadIsReported() throws Exception {
        meta(
                "a.xml",
                "<extra/><image id='0' name='x.jpg' width='20' height='16'><hexagon label='cat'/>"
                        + "<box label='cat' xtl='1' ytl='2' xbr='4' ybr='6'><odd/></box></image>");

        Trial read = images();

        assertEquals(List.of("cvat.element-dropped", "cvat.element-dropped", "cvat.element-dropped"), read.lossCodes());
    }

    @Test
    void datumarosTracksAndCvatsSourcesAreRead() throws Exception {
        meta(
                "a.xml",
                "<image id='0' name='x.jpg' width='20' height='16'><box label='cat' source='semi-auto' occluded='1'"
                        + " xtl='1' ytl='2' xbr='4' ybr='6'><attribute name='track_id'>5</attribute>"
                        + "<attribute name='score'>0.5</attribute><attribute name='wild'>true</attribute>"
                        + "</box></image>");

        Annotation box = images().items().get(0).annotations().get(0);

        assertEquals("5", box.track());
        assertTrue(box.provenance().model());
        assertEquals(0.5, box.provenance().score().orElseThrow());
        assertEquals(Map.of(Attributes.OCCLUDED, new Value.Flag(true), "wild", new Value.Flag(true)), box.attributes());
    }

    @Test
    void theOtherFlavourIsNamed() throws Exception {
        meta("a.xml", "<image id='0' name='x.jpg' width='2' height='2'/>");
        ExportException images = assertThrows(ExportException.class, () -> video(Map.of()));
        assertEquals("cvat.flavour", images.code());
        assertTrue(images.getMessage().contains("Read it as cvat-images."), images.getMessage());

        meta("a.xml", "<track id='0' label='cat'/>");
        ExportException video = assertThrows(ExportException.class, this::images);
        assertTrue(video.getMessage().contains("Read it as cvat-video."), video.getMessage());
    }

    @Test
    void filesThatAreNoCvatXmlAreRefused() throws Exception {
        assertEquals("cvat.missing", code(new CvatImagesTarget(), "nowhere"));
        Files.createDirectories(temp.resolve("empty"));
        assertEquals("cvat.missing", code(new CvatImagesTarget(), "empty"));
        for (String text : List.of(
                "<annotation/>",
                "<annotations><meta>",
                "<!DOCTYPE annotations [<!ENTITY a 'b'>]><annotations>&a;</annotations>",
                "<annotations>" + "<a>".repeat(2000),
                "{}",
                "")) {
            text("bad/a.xml", text);
            assertEquals("cvat.syntax", code(new CvatImagesTarget(), "bad"), text);
            assertEquals("cvat.syntax", code(new CvatVideoTarget(), "bad"), text);
        }
        Files.write(
                temp.resolve("bad/a.xml"),
                "<annotations><meta><task><name>é</name>".getBytes(StandardCharsets.ISO_8859_1));
        assertEquals("cvat.syntax", code(new CvatImagesTarget(), "bad"));
    }

    @Test
    void fileThatBreaksOffEndsTheRunWithALine() throws Exception {
        meta("a.xml", "<image id='0' name='x.jpg' width='2' height='2'/>\n<image id='1'");

        ExportException broken = assertThrows(ExportException.class, this::images);

        assertEquals("cvat.syntax", broken.code());
        assertTrue(broken.getMessage().startsWith("a.xml, line 2: "), broken.getMessage());

        text("a.xml", "<annotations><meta>\n<task>");
        ExportException cut = assertThrows(ExportException.class, this::images);
        assertTrue(cut.getMessage().startsWith("a.xml, line 2: the file ends too early: "), cut.getMessage());
    }

    private String code(TargetHandler target, String name) {
        return assertThrows(
                        ExportException.class,
                        () -> Trial.read(
                                target, Map.of("path", temp.resolve(name).toString()), temp))
                .code();
    }
}
