package org.labelport.cvat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.model.Annotation;
import org.labelport.model.Attributes;
import org.labelport.model.Blob;
import org.labelport.model.Item;
import org.labelport.model.JsonText;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.model.Split;
import org.labelport.model.Value;
import org.labelport.report.ExportException;
import org.labelport.target.TargetHandler;
import org.labelport.testkit.trial.Trial;

final class CvatTargetTest {

    private static final String CAT = "<label><name>cat</name><color>#FF0000</color></label>";

    @TempDir
    Path temp;

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
    void whatIsNotReadIsReported() throws Exception {
        meta(
                "a.xml",
                "<extra/><image id='0' name='x.jpg' width='20' height='16'><hexagon label='cat'/>"
                        + "<box label='cat' xtl='1' ytl='2' xbr='4' ybr='6'><odd/></box></image>");

        Trial read = images();

        assertEquals(List.of("cvat.element-dropped", "cvat.element-dropped", "cvat.element-dropped"), read.lossCodes());
    }

    @Test
    void cuboidsAreKeptForFormatsThatKeepAll() throws Exception {
        String corners = "xtl1='1' ytl1='2' xbl1='1' ybl1='9.50' xtr1='8' ytr1='2' xbr1='8' ybr1='9' "
                + "xtl2='2' ytl2='1' xbl2='2' ybl2='8' xtr2='9' ytr2='1' xbr2='9' ybr2='8'";
        meta(
                "a.xml",
                "<image id='0' name='x.jpg' width='20' height='16'><cuboid label='cat' " + corners
                        + "/><cuboid label='cat' xtl1='1'/></image>");

        Trial read = images();

        assertEquals(List.of("number.invalid"), read.errorCodes());
        Annotation cuboid = read.items().get(0).annotations().get(0);
        assertEquals("cat", cuboid.category());
        assertEquals(
                new Shape.Other(
                        "cuboid",
                        JsonText.of("{\"xtl1\": 1, \"ytl1\": 2, \"xbl1\": 1, \"ybl1\": 9.5, \"xtr1\": 8, \"ytr1\": 2, "
                                + "\"xbr1\": 8, \"ybr1\": 9, \"xtl2\": 2, \"ytl2\": 1, \"xbl2\": 2, \"ybl2\": 8, "
                                + "\"xtr2\": 9, \"ytr2\": 1, \"xbr2\": 9, \"ybr2\": 8}")),
                cuboid.shape());
    }

    @Test
    void cuboidsAreWrittenAsTheyCame() throws Exception {
        String corners =
                "xtl1=\"-1.50\" ytl1=\"2\" xbl1=\"1\" ybl1=\"9.50\" xtr1=\"8\" ytr1=\"2\" xbr1=\"8\" ybr1=\"9\" "
                        + "xtl2=\"2\" ytl2=\"1\" xbl2=\"2\" ybl2=\"8\" xtr2=\"9\" ytr2=\"1\" xbr2=\"25.25\" ybr2=\"8\"";
        meta(
                "a.xml",
                "<image id='0' name='x.jpg' width='20' height='16'><cuboid label='cat' occluded='1' z_order='2' "
                        + corners + "/></image>");
        Trial read = images();
        assertEquals(List.of(), read.errorCodes());

        Path out = temp.resolve("out");
        Trial written = Trial.write(new CvatImagesConverter(), Map.of(), read.taxonomy(), read.items(), out);

        assertEquals(List.of(), written.lossCodes());
        Files.delete(temp.resolve("a.xml"));
        assertEquals(
                read.items().get(0).annotations().get(0).shape(),
                images().items().get(0).annotations().get(0).shape());
        String xml = Files.readString(out.resolve("annotations.xml"));
        assertTrue(
                xml.contains("<cuboid label=\"cat\" source=\"manual\" occluded=\"1\" z_order=\"2\" xtl1=\"-1.5"), xml);
    }

    @Test
    void shapesThatOnlySeemToBeCuboidsAreNot() {
        Cuboid cuboid = new Cuboid(Collections.nCopies(16, 1.5));
        String json = cuboid.shape().content().toString();
        assertEquals(Optional.of(cuboid), Cuboid.of(cuboid.shape()));
        assertEquals(
                Optional.of(cuboid),
                Cuboid.of(new Shape.Other(
                        "cuboid", JsonText.of(json.replace(": ", ":").replace(", ", " ,\n")))));
        for (String other : List.of(
                json.replace("ybr2", "ybr3"),
                json.replace("}", ", \"xtl3\": 1}"),
                json.replace("}", ""),
                json.replaceFirst("1.5", "1e999"),
                json.replaceFirst("1.5", "\"1.5\""),
                "{}")) {
            assertEquals(Optional.empty(), Cuboid.of(new Shape.Other("cuboid", JsonText.of(other))), other);
        }
        assertEquals(Optional.empty(), Cuboid.of(new Shape.Other("range", JsonText.of(json))));
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
    void videosAreFilledAsCvatShowsThem() throws Exception {
        text(
                "v.xml",
                "<annotations><meta><task><name>clip</name><size>8</size><labels>" + CAT + "</labels><original_size>"
                        + "<width>64</width><height>48</height></original_size></task></meta><track id='0' label='cat'>"
                        + box(1, 1, 0, 10) + box(3, 1, 1, 14) + box(5, 1, 0, 20) + box(6, 0, 0, 99) + "</track>"
                        + "</annotations>");

        Trial read = video(Map.of());

        assertEquals(List.of(), read.errors());
        Item item = read.items().get(0);
        assertEquals("clip", item.path());
        assertEquals(new Media.Video(Blob.ABSENT, 64, 48, 8, 0, 1), item.media());
        assertEquals(
                List.of(1, 2, 5, 6, 7),
                item.annotations().stream().map(Annotation::index).toList());
        assertEquals(Shape.Box.of(12, 0, 5, 5), item.annotations().get(1).shape());
        assertEquals(
                List.of(true, false, true, false, false),
                item.annotations().stream().map(Annotation::keyframe).toList());
    }

    @Test
    void twoElementsOnOneFrameOfATrackAreAnErrorUnlessTheyShowTheSame() throws Exception {
        track(box(0, 1, 0, 10) + "\n" + box(0, 1, 0, 50) + box(1, 0, 0, 10) + box(1, 1, 0, 10) + "\n" + box(2, 0, 0, 30)
                + box(2, 1, 1, 10));

        Trial read = video(Map.of());

        assertEquals(List.of("track.frame-taken", "track.frame-taken"), read.errorCodes());
        assertEquals("2", read.errors().get(0).annotation());
        assertTrue(
                read.errors().get(0).message().startsWith("v.xml, line 2: "),
                read.errors().get(0).message());
        assertEquals("5", read.errors().get(1).annotation());
        assertEquals(
                List.of(Shape.Box.of(10, 0, 5, 5), Shape.Box.of(10, 0, 5, 5)),
                read.items().get(0).annotations().stream()
                        .map(Annotation::shape)
                        .toList());
    }

    @Test
    void skeletonIsGoneWhereAllItsPointsAreOutside() throws Exception {
        track(skeleton(0, 0, 1) + skeleton(2, 1, 1));

        assertEquals(
                List.of(0, 1),
                video(Map.of()).items().get(0).annotations().stream()
                        .map(Annotation::index)
                        .toList());
    }

    @Test
    void tracksOfOneIdAreSeveralObjects() throws Exception {
        track(box(0, 1, 0, 10) + box(1, 1, 1, 10) + "</track>\n<track id='0' label='cat'>" + box(0, 1, 0, 30)
                + box(1, 1, 1, 30));

        Trial read = video(Map.of());

        assertEquals(List.of("cvat.track-renamed"), read.lossCodes());
        assertEquals(
                List.of("0", "0#2"),
                read.items().get(0).annotations().stream()
                        .map(Annotation::track)
                        .toList());
    }

    @Test
    void attributesOfATrackAreNoElementsOfIt() throws Exception {
        track("<attribute name='colour'>red</attribute>" + box(0, 1, 0, 10) + box(1, 1, 1, 10));

        Trial read = video(Map.of());

        assertEquals(List.of(), read.errors());
        assertEquals(List.of("cvat.element-dropped"), read.lossCodes());
    }

    @Test
    void framesAStepApartAreFilledAtThatStep() throws Exception {
        text(
                "v.xml",
                "<annotations><meta><task><size>3</size><stop_frame>14</stop_frame><frame_filter>step=5</frame_filter>"
                        + "<labels>" + CAT + "</labels></task></meta><track id='0' label='cat'>" + box(0, 1, 0, 10)
                        + "</track></annotations>");

        assertEquals(
                List.of(0, 5, 10),
                video(Map.of()).items().get(0).annotations().stream()
                        .map(Annotation::index)
                        .toList());
    }

    @Test
    void tracksWithoutEndDoNotFillTheMemory() throws Exception {
        text(
                "v.xml",
                "<annotations><meta><task><size>2000000000</size><labels>" + CAT + "</labels></task></meta>"
                        + "<track id='0' label='cat'>" + box(0, 1, 0, 10) + "</track></annotations>");

        assertEquals(List.of("track.too-long"), video(Map.of()).errorCodes());
        assertEquals(
                1,
                video(Map.of("frames", "listed")).items().get(0).annotations().size());
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

    private void track(String elements) throws Exception {
        text(
                "v.xml",
                "<annotations><meta><task><size>4</size><labels>" + CAT + "</labels></task></meta>"
                        + "<track id='0' label='cat'>" + elements + "</track></annotations>");
    }

    private static String skeleton(int frame, int firstOutside, int secondOutside) {
        return "<skeleton frame='" + frame + "' keyframe='1'><points label='head' keyframe='1' outside='" + firstOutside
                + "' occluded='0' points='1,1'/><points label='tail' keyframe='1' outside='" + secondOutside
                + "' occluded='0' points='3,3'/></skeleton>";
    }

    private static String box(int frame, int keyframe, int outside, int left) {
        return "<box frame='" + frame + "' keyframe='" + keyframe + "' outside='" + outside + "' occluded='0' xtl='"
                + left + "' ytl='0' xbr='" + (left + 5) + "' ybr='5'/>";
    }

    private String code(TargetHandler target, String name) {
        return assertThrows(
                        ExportException.class,
                        () -> Trial.read(
                                target, Map.of("path", temp.resolve(name).toString()), temp))
                .code();
    }

    private Trial images() throws Exception {
        return Trial.read(new CvatImagesTarget(), Map.of("path", temp.toString()), temp);
    }

    private Trial video(Map<String, String> filter) throws Exception {
        Map<String, String> all = new HashMap<>(filter);
        all.put("path", temp.toString());
        return Trial.read(new CvatVideoTarget(), all, temp);
    }

    private void meta(String name, String elements) throws Exception {
        text(
                name,
                "<annotations><version>1.1</version><meta><task><labels>" + CAT + "</labels></task></meta>" + elements
                        + "</annotations>");
    }

    private void text(String name, String text) throws Exception {
        Path file = temp.resolve(name);
        Path parent = file.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        Files.writeString(file, text);
    }
}
