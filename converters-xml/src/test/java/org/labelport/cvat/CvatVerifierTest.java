package org.labelport.cvat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.cvat.file.CvatFlavour;
import org.labelport.cvat.verify.CvatVerifier;
import org.labelport.model.Blob;
import org.labelport.model.Media;
import org.labelport.options.Options;
import org.labelport.testkit.Requests;
import org.labelport.verify.Problem;

final class CvatVerifierTest {

    private static final String LABELS = "<labels><label><name>cat</name><attributes><attribute><name>colour</name>"
            + "<input_type>select</input_type><values>red\nblue</values></attribute><attribute><name>age</name>"
            + "<input_type>number</input_type></attribute></attributes></label><label><name>pose</name><type>skeleton"
            + "</type></label><label><name>nose</name><type>points</type><parent>pose</parent></label></labels>";
    private static final String TASK = "<meta><task><size>10</size>" + LABELS + "</task></meta>";
    private static final String BOX = " xtl='1' ytl='2' xbr='4' ybr='6'";

    @TempDir
    Path temp;

    @Test
    void soundFilesHaveNoProblem() throws Exception {
        assertEquals(
                List.of("REMARK cvat-images.images-absent"),
                images(TASK
                        + image("<box label='cat'" + BOX
                                + "><attribute name='colour'>red</attribute><attribute name='age'>2</attribute></box>"
                                + "<skeleton label='pose'><points label='nose' outside='0' occluded='1' points='1,1'/>"
                                + "</skeleton>")));
        assertEquals(List.of(), video(TASK + track(step(1, 1, 0) + step(2, 1, 1))));
    }

    @Test
    void headIsNeeded() throws Exception {
        assertEquals(List.of("REJECTED cvat-images.meta-missing"), images(""));
        assertEquals(List.of("REJECTED cvat-images.meta-missing"), images("<meta><job>" + LABELS + "</job></meta>"));
        assertEquals(
                List.of("REJECTED cvat-images.meta-missing"), images("<meta><project>" + LABELS + "</project></meta>"));
        assertEquals(
                List.of("REMARK cvat-images.label-long"),
                images("<meta><task><labels><label><name>" + "x".repeat(65)
                        + "</name></label></labels></task></meta>"));
    }

    @Test
    void numbersOfTheHeadAreNumbers() throws Exception {
        String head = TASK.replace("<size>10", "<size>ten");
        assertEquals(
                List.of("REJECTED cvat-images.number-invalid", "REMARK cvat-images.images-absent"),
                images(head + image("")));
        assertEquals(List.of("REJECTED cvat-video.number-invalid"), video(head + track(step(1, 1, 0) + step(2, 1, 1))));
    }

    @Test
    void filesThatNoParserTakesAreRejected() throws Exception {
        Files.writeString(temp.resolve("a.xml"), "<annotations>\n<image");
        List<Problem> problems = problems(CvatFlavour.IMAGES);
        assertEquals("cvat-images.syntax", problems.get(0).code());
        assertEquals(2, problems.get(0).line());
        Files.writeString(temp.resolve("a.xml"), "<!DOCTYPE a><annotations/>");
        assertTrue(problems(CvatFlavour.IMAGES).get(0).message().contains("a DOCTYPE is not allowed"));
        assertEquals(List.of("REJECTED cvat-images.flavour"), images(TASK + "<track id='0' label='cat'/>"));
        assertEquals(List.of("REJECTED cvat-video.flavour"), video(TASK + image("")));
    }

    @Test
    void foldersThatAreLinksAreRemarked(@TempDir Path outside) throws Exception {
        Files.createSymbolicLink(temp.resolve("train"), outside);
        assertEquals(List.of("REMARK cvat-video.links"), video(TASK + track(step(1, 1, 0) + step(2, 1, 1))));
    }

    @Test
    void severalFilesInAFolderMeetInOneTask() throws Exception {
        Files.writeString(temp.resolve("b.xml"), "<annotations>" + TASK + "</annotations>");
        assertEquals(List.of("DAMAGED cvat-images.several-files"), images(TASK));
    }

    @Test
    void picturesMustBeTellable() throws Exception {
        assertEquals(
                List.of(
                        "REMARK cvat-images.images-absent",
                        "DAMAGED cvat-images.id-duplicate",
                        "DAMAGED cvat-images.name-duplicate",
                        "REJECTED cvat-images.name-missing",
                        "REJECTED cvat-images.number-invalid",
                        "REJECTED cvat-images.number-invalid"),
                images(
                        TASK + "<image id='0' name='x.jpg' width='9' height='9'/>"
                                + "<image id='0' name='x.png' width='9' height='9'/><image id='1' width='9' height='9'/>"
                                + "<image name='y.png' width='9' height='9'/><image id='5' name='z.png' width='w' height='9'/>"));
    }

    @Test
    void picturesThatAreMissingAmongOthersAreRejected() throws Exception {
        Files.createDirectories(temp.resolve("images"));
        Files.writeString(temp.resolve("images/x.jpg"), "pixels");
        assertEquals(
                List.of("REJECTED cvat-images.image-missing"),
                images(TASK + image("") + "<image id='1' name='y.jpg' width='9' height='9'/>"));
    }

    @Test
    void subsetsThatNobodyReadsAreDamage() throws Exception {
        String image = "<image id='0' name='x.jpg' width='9' height='9' subset='odd'/>";
        assertEquals(
                List.of("DAMAGED cvat-images.subset-skipped", "REMARK cvat-images.images-absent"),
                images(TASK + image));
        assertEquals(
                List.of("DAMAGED cvat-images.subset-skipped", "REMARK cvat-images.images-absent"),
                images("<meta><project>" + LABELS
                        + "<tasks><task><subset>train</subset></task></tasks></project></meta>" + image));
    }

    @Test
    void picturesAreCountedInEachSubset() throws Exception {
        String train = "<image id='0' name='x.jpg' width='9' height='9' subset='Train'/>";
        String val = "<image id='0' name='y.jpg' width='9' height='9' subset='Val'/>";
        String project = "<meta><project>" + LABELS
                + "<tasks><task><subset>Train</subset></task><task><subset>Val</subset></task></tasks></project></meta>";
        assertEquals(List.of("REMARK cvat-images.images-absent"), images(project + train + val));
        assertEquals(
                List.of("REMARK cvat-images.images-absent", "DAMAGED cvat-images.id-duplicate"),
                images(project + train + val + val.replace("y.jpg", "z.jpg")));
    }

    @Test
    void aSizeThatThePictureDoesNotHaveIsDamage() throws Exception {
        Files.createDirectories(temp.resolve("images"));
        Files.writeString(temp.resolve("images/x.jpg"), "pixels");
        assertEquals(List.of(), images(TASK + image("")));
        assertEquals(
                List.of("DAMAGED cvat-images.image-size"),
                images(TASK + image("").replace("width='9'", "width='12'")));
        assertEquals(
                List.of("REJECTED cvat-images.number-invalid"),
                images(TASK + image("").replace("width='9'", "width='0'")));
        Files.writeString(temp.resolve("images/x.jpg"), "broken");
        assertEquals(List.of("REJECTED cvat-images.image-unreadable"), images(TASK + image("")));
    }

    @Test
    void shapesBeyondThePictureAreRemarked() throws Exception {
        assertElement("REMARK", "shape-outside", "<box label='cat' xtl='1' ytl='1' xbr='10.5' ybr='4'/>");
        assertElement("REMARK", "shape-outside", "<polygon label='cat' points='-2,1;5,1;5,5'/>");
        String turned = "<box label='cat' xtl='-2' ytl='1' xbr='9' ybr='4' rotation='30'/>";
        assertEquals(List.of("REMARK cvat-images.images-absent"), images(TASK + image(turned)));
        String video =
                TASK.replace("</task>", "<original_size><width>9</width><height>9</height></original_size></task>");
        String wide = step(1, 1, 0).replace(BOX, " xtl='1' ytl='1' xbr='11' ybr='4'") + step(2, 1, 1);
        assertEquals(List.of("REMARK cvat-video.shape-outside"), video(video + track(wide)));
        assertEquals(List.of(), video(TASK + track(wide)));
    }

    @Test
    void elementsAreLookedAt() throws Exception {
        assertElement("REJECTED", "label-unknown", "<box label='dog'" + BOX + "/>");
        assertElement("REJECTED", "number-invalid", "<box label='cat' z_order='a'" + BOX + "/>");
        assertElement("REJECTED", "number-invalid", "<box label='cat' group_id='1.5'" + BOX + "/>");
        assertElement("DAMAGED", "flag-invalid", "<box label='cat' occluded='true'" + BOX + "/>");
        assertElement("DAMAGED", "box-inverted", "<box label='cat' xtl='5' ytl='2' xbr='4' ybr='6'/>");
        assertElement("REJECTED", "shape-invalid", "<box label='cat' xtl='x' ytl='2' xbr='4' ybr='6'/>");
        assertElement("REJECTED", "shape-invalid", "<polygon label='cat' points='1,1;2,2'/>");
        assertElement("REJECTED", "shape-invalid", "<mask label='cat' rle='1' left='0' top='0' width='2' height='1'/>");
        assertElement(
                "REJECTED", "mask-outside", "<mask label='cat' rle='0, 2' left='8' top='0' width='2' height='1'/>");
        assertElement(
                "DAMAGED",
                "value-unlisted",
                "<box label='cat'" + BOX + "><attribute name='colour'>green</attribute></box>");
        assertElement(
                "DAMAGED", "value-unlisted", "<box label='cat'" + BOX + "><attribute name='age'>old</attribute></box>");
        assertElement(
                "DAMAGED", "attribute-unknown", "<box label='cat'" + BOX + "><attribute name='x'>1</attribute></box>");
        assertElement(
                "REJECTED",
                "skeleton-incomplete",
                "<skeleton label='pose'><points label='nose' outside='0' points='1,1'/></skeleton>");
        assertElement(
                "REJECTED",
                "label-unknown",
                "<skeleton label='pose'><points label='ear' outside='0' occluded='0' points='1,1'/></skeleton>");
        assertElement("REMARK", "element-unknown", "<blob label='cat'/>");
        assertElement("REMARK", "element-unknown", "<box label='cat'" + BOX + "><odd/></box>");
    }

    @Test
    void anAttributeAtWhichFiftyOneStopsIsNamedOnce() throws Exception {
        String labels = LABELS.replace("<name>colour</name>", "<name>label</name>");
        String box = "<box label='cat'" + BOX + "><attribute name='label'>red</attribute></box>";
        String image = "<image id='0' name='x.jpg' width='9' height='9'>" + box + box + "</image>";
        assertEquals(
                List.of("REMARK cvat-images.images-absent", "REMARK cvat-images.attribute-name"),
                images(TASK.replace(LABELS, labels) + image));
    }

    @Test
    void aSkeletonWhosePointsAreAllOutsideEndsItsTrack() throws Exception {
        String skeleton =
                "<skeleton frame='%d' keyframe='1'><points label='nose' keyframe='1' outside='%d' occluded='0'"
                        + " points='1,1'/></skeleton>";
        String track = "<track id='0' label='pose'>" + skeleton.formatted(1, 0) + "%s</track>";
        assertTrue(video(TASK + track.formatted("")).contains("REMARK cvat-video.track-open"));
        assertTrue(!video(TASK + track.formatted(skeleton.formatted(2, 1))).contains("REMARK cvat-video.track-open"));
    }

    @Test
    void tracksAreLookedAt() throws Exception {
        assertTrack("REJECTED", "track-empty", step(1, 0, 0));
        assertTrack(
                "DAMAGED",
                "track-mixed",
                step(1, 1, 0) + "<polygon frame='2' keyframe='1' outside='1' occluded='0' points='1,1;2,2;3,1'/>");
        assertTrack("REJECTED", "track-incomplete", step(1, 1, 0) + step(2, 1, 1) + "<box keyframe='0'" + BOX + "/>");
        assertTrack("REJECTED", "frame-outside", step(1, 1, 0) + step(10, 1, 1));
        assertTrack("DAMAGED", "frame-duplicate", step(1, 1, 0) + step(1, 0, 0) + step(2, 1, 1));
        assertTrack("REMARK", "track-open", step(1, 1, 0));
        for (String group : List.of("a", "1.5")) {
            assertEquals(
                    List.of("REJECTED cvat-video.number-invalid"),
                    video(TASK + track(step(9, 1, 0)).replace("id='0'", "id='0' group_id='" + group + "'")));
        }
        assertTrack("DAMAGED", "track-mask", mask(1) + mask(2));
        assertEquals(
                List.of("REJECTED cvat-video.skeleton-incomplete"),
                video(TASK + "<track id='0' label='pose'><skeleton frame='9' keyframe='1' outside='0'><points"
                        + " label='nose' outside='0' occluded='0' points='1,1'/></skeleton></track>"));
        assertEquals(
                List.of("DAMAGED cvat-video.id-duplicate", "REJECTED cvat-video.number-invalid"),
                video(TASK
                        + track(step(9, 1, 0))
                        + track(step(9, 1, 0))
                        + track(step(9, 1, 0)).replace("id='0'", "id='u-1'")));
    }

    private void assertElement(String effect, String kind, String element) throws Exception {
        assertEquals(
                List.of("REMARK cvat-images.images-absent", effect + " cvat-images." + kind),
                images(TASK + image(element)),
                element);
    }

    private void assertTrack(String effect, String kind, String elements) throws Exception {
        assertEquals(List.of(effect + " cvat-video." + kind), video(TASK + track(elements)), elements);
    }

    private static String image(String elements) {
        return "<image id='0' name='x.jpg' width='9' height='9'>" + elements + "</image>";
    }

    private static String track(String elements) {
        return "<track id='0' label='cat'>" + elements + "</track>";
    }

    private static String step(int frame, int keyframe, int outside) {
        return "<box frame='" + frame + "' keyframe='" + keyframe + "' outside='" + outside + "' occluded='0'" + BOX
                + "/>";
    }

    private static String mask(int frame) {
        return "<mask frame='" + frame + "' keyframe='1' outside='0' occluded='0' rle='0, 2' left='0' top='0' width='2'"
                + " height='1'/>";
    }

    private List<String> images(String content) throws Exception {
        Files.writeString(temp.resolve("a.xml"), "<annotations>" + content + "</annotations>");
        return codes(CvatFlavour.IMAGES);
    }

    private List<String> video(String content) throws Exception {
        Files.writeString(temp.resolve("a.xml"), "<annotations>" + content + "</annotations>");
        return codes(CvatFlavour.VIDEO);
    }

    private List<String> codes(CvatFlavour flavour) throws Exception {
        return problems(flavour).stream()
                .map(problem -> problem.effect() + " " + problem.code())
                .toList();
    }

    private List<Problem> problems(CvatFlavour flavour) throws Exception {
        List<Problem> problems = new ArrayList<>();
        new CvatVerifier(flavour)
                .verify(Requests.verify(
                        temp,
                        Options.check("format", List.of(), Map.of()),
                        temp,
                        CvatVerifierTest::picture,
                        problems::add));
        return problems;
    }

    private static Media.Image picture(Path file) throws IOException {
        if (Files.readString(file).equals("broken")) {
            throw new IOException(file.getFileName() + " is no picture");
        }
        return Media.Image.of(Blob.ABSENT, 9, 9);
    }
}
