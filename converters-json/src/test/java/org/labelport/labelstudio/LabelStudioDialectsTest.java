package org.labelport.labelstudio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.labelport.model.Annotation;
import org.labelport.model.Category;
import org.labelport.model.DataType;
import org.labelport.model.Item;
import org.labelport.model.Shape;
import org.labelport.model.Taxonomy;
import org.labelport.report.ExportException;
import org.labelport.testkit.trial.Trial;

/** Tests reading of tasks as old versions of Label Studio, its server, other systems and models write them. */
class LabelStudioDialectsTest {

    @TempDir
    Path folder;

    private Trial read(String tasks, String config) throws IOException, ExportException {
        Path in = Files.createDirectories(folder.resolve("in"));
        Files.writeString(in.resolve("tasks.json"), tasks.replace('\'', '"'));
        Files.writeString(in.resolve("label_config.xml"), config.replace('\'', '"'));
        return Trial.read(new LabelStudioTarget(), Map.of("path", in.toString()), folder);
    }

    /** Returns a task with one annotation. */
    private static String task(String data, String... results) {
        return "{'id':1,'data':{" + data + "},'annotations':[{'result':[" + String.join(",", results) + "]}]}";
    }

    private static String result(String type, String value) {
        return "{'id':'r1','from_name':'l','to_name':'o','type':'" + type + "','value':{" + value + "}}";
    }

    private static String box(String place) {
        return result("rectanglelabels", place + ",'rectanglelabels':['cat']")
                .replace("'id'", "'original_width':200,'original_height':100,'id'");
    }

    private Shape only(String tasks, String config) throws IOException, ExportException {
        Trial read = read(tasks, config);
        assertEquals(List.of(), read.errors());
        return read.items().get(0).annotations().get(0).shape();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"images\":[],\"annotations\":[{\"id\":1}],\"categories\":[]} | target coco",
                "{\"version\":\"5.0.1\",\"shapes\":[{}],\"imagePath\":\"a.jpg\"} | target labelme",
                "{\"a.jpg9\":{\"filename\":\"a.jpg\",\"regions\":[]}} | target via",
                "{\"project\":{},\"file\":{},\"view\":{},\"metadata\":{}} | target via",
                "[{\"image\":\"a.jpg\",\"annotations\":[{\"label\":\"cat\",\"coordinates\":{}}]}] | target createml",
                "{\"file_name\":\"a.jpg\",\"objects\":{\"bbox\":[]}} | target imagefolder",
                "{\"image\":\"a.jpg\",\"predictions\":[{\"result\":[]}]} | no object 'data' beside it"
            })
    void jsonOfOtherProgramsIsNoTaskWithoutAnnotations(String json, String message)
            throws IOException, ExportException {
        Trial read = read(json, "<View/>");
        assertEquals(List.of(), read.items());
        assertEquals("labelstudio.task", read.errors().get(0).code());
        assertTrue(
                read.errors().get(0).message().contains(message), read.errors().toString());
    }

    /** In the short form, data and controls have any name, also those of other programs' keys. */
    @ParameterizedTest
    @CsvSource({"image, annotations", "file_name, objects"})
    void answersOfAControlAreRead(String shown, String control) throws IOException, ExportException {
        Trial read = read(
                "{'" + shown + "':'a.png','" + control + "':[{'x':1,'y':1,'width':2,'height':2,'original_width':200,"
                        + "'original_height':100,'rectanglelabels':['cat']}]}",
                "<View/>");
        assertEquals(List.of(), read.errors());
        assertEquals(1, read.items().get(0).annotations().size());
    }

    @Test
    void tablesAreSaidNotToBeRead() throws IOException {
        Path table = Files.writeString(folder.resolve("project.csv"), "annotation_id,sentiment,text\n1,good,Hi\n");
        for (Path path : List.of(table, folder)) {
            ExportException refused = assertThrows(
                    ExportException.class,
                    () -> Trial.read(new LabelStudioTarget(), Map.of("path", path.toString()), folder.resolve("out")));
            assertEquals("labelstudio.missing", refused.code());
            assertTrue(
                    String.valueOf(refused.getMessage()).contains("CSV or TSV are not read: export the project again"),
                    refused.getMessage());
        }
    }

    @Test
    void aBoxThatWasDraggedPastItsCornerHasSidesAboveZero() throws IOException, ExportException {
        assertEquals(
                Shape.Box.of(160, 70, 20, 20),
                only(task("'image':'a.png'", box("'x':90,'y':90,'width':-10,'height':-20")), "<View/>"));

        String turned = box("'x':50,'y':50,'width':-10,'height':20,'rotation':90");
        Shape.Box box = (Shape.Box) only(task("'image':'a.png'", turned), "<View/>");
        // From its corner (100, 50), the box of 20 x 20 pixels is to the left and, because of its width, above.
        assertEquals(90, box.x() + box.width() / 2, 1e-9);
        assertEquals(40, box.y() + box.height() / 2, 1e-9);
        assertEquals(List.of(20.0, 20.0), List.of(box.width(), box.height()));
    }

    @Test
    void localFilesOfWindowsAndOfAFolderAboveThatOfThePicturesAreFound() throws IOException, ExportException {
        Files.createDirectories(folder.resolve("in/pictures"));
        Files.writeString(folder.resolve("in/pictures/a.png"), "pixels");
        Files.writeString(folder.resolve("in/b.png"), "pixels");
        String box = box("'x':10,'y':10,'width':10,'height':20");

        Trial read = read(
                "[" + task("'image':'/data/local-files/?d=pictures%5Ca.png'", box) + ","
                        + task("'image':'http://localhost:8080/data/local-files/?d=pictures\\\\a.png'", box) + ","
                        + task("'image':'/data/local-files/?d=c:/set/b.png'", box) + "]",
                "<View/>");

        assertEquals(List.of(), read.errors());
        assertEquals(
                List.of("pictures/a.png", "pictures/a.png", "c:/set/b.png"),
                read.items().stream().map(Item::path).toList());
        for (Item item : read.items()) {
            assertTrue(item.media().blob().location().isPresent(), item.path());
        }
    }

    @Test
    void whatServersAnswerIsReadTaskByTask() throws IOException, ExportException {
        String box = box("'x':10,'y':10,'width':10,'height':20");
        String task = task("'image':'a.png'", box);
        Trial page = read("{'total':2,'tasks':[" + task + "," + task.replace("'id':1", "'id':2") + "]}", "<View/>");
        assertEquals(List.of("1", "2"), page.items().stream().map(Item::id).toList());
        assertEquals(
                List.of(1, 1),
                page.items().stream().map(item -> item.annotations().size()).toList());

        Trial model = read("{'results':[{'result':[" + box + "],'score':0.5}],'model_version':'m'}", "<View/>");
        assertEquals(1, model.items().get(0).annotations().size());

        assertEquals(List.of(), read("{'total':0,'tasks':[]}", "<View/>").items());
        assertEquals(
                1, read("{'results':[3],'image':'a.png'}", "<View/>").items().size());
    }

    @Test
    void rangesOfRecordingsWithoutLengthAreNoRangesOfTheirAddresses() throws IOException, ExportException {
        Shape.Interval seconds = new Shape.Interval(12_750_000, 28_000_000, -1);
        String range = result("labels", "'start':12.75,'end':28,'labels':['Beat']");
        for (String data : List.of("'url':'https://x.invalid/a.mp3'", "'url':'https://x.invalid/stream?id=3'")) {
            assertEquals(seconds, only(task(data, range), "<View/>"), data);
        }
        String whole = result("labels", "'start':2,'end':28,'labels':['Beat']");
        assertEquals(
                new Shape.Interval(2_000_000, 28_000_000, -1),
                only(task("'text':'a talk','url':'a.wav'", whole), "<View/>"));

        String words = result("labels", "'start':2,'end':6,'text':'talk','labels':['Noun']");
        assertEquals(
                DataType.TEXT,
                read(task("'text':'a talk','url':'a.wav'", words), "<View/>")
                        .items()
                        .get(0)
                        .media()
                        .dataType());
        String unsaid = result("labels", "'start':2,'end':6,'labels':['Noun']").replace("'o'", "'text'");
        assertEquals(
                new Shape.Span(List.of(new Shape.Span.Range(2, 6))),
                only(task("'text':'a talk','url':'a.wav'", unsaid), "<View/>"));
    }

    @Test
    void labelsOfDialoguesAreRangesOfTheirTurns() throws IOException, ExportException {
        String turns = "'talk':[{'author':'A','text':'Hello there'},{'author':'B','text':'Yes'}]";
        String range = result(
                "labels", "'start':'0','end':'1','startOffset':6,'endOffset':2,'text':'there Ye','labels':['Word']");
        String config =
                "<View><Paragraphs name='o' value='$talk'/><Labels name='l' toName='o'><Label value='Word'/></Labels></View>";

        Shape expected = new Shape.Span(List.of(new Shape.Span.Range(6, 14)));

        assertEquals(expected, only(task(turns, range), config));
        assertEquals(expected, only(task(turns, range), "<View/>"));
    }

    @Test
    void labelsOfHtmlAndTimeSeriesAreKeptAsTheyAre() throws IOException, ExportException {
        String html = task(
                "'html':'<p>Ada</p>'",
                result(
                        "labels",
                        "'start':'/p[1]/text()[1]','end':'/p[1]/text()[1]','startOffset':0,'endOffset':2,'labels':['Name']"));
        String series = task(
                "'series':{'at':[1,2],'x':[0.5,1]}",
                result("labels", "'start':1,'end':2,'instant':false,'labels':['Name']"));
        Taxonomy names = new Taxonomy(List.of(Category.of("Name")));
        for (Map.Entry<String, String> kind :
                Map.of("hypertextlabels", html, "timeserieslabels", series).entrySet()) {
            Trial read = read(kind.getValue(), "<View/>");
            assertEquals(List.of(), read.errors());
            Annotation range = read.items().get(0).annotations().get(0);
            assertEquals("Name", range.category());
            assertEquals(kind.getKey(), ((Shape.Other) range.shape()).type());

            Path out = folder.resolve(kind.getKey());
            Trial written = Trial.write(new LabelStudioConverter(), Map.of(), names, read.items(), out);

            assertEquals(List.of(), written.lossCodes());
            assertEquals(List.of(), LabelStudioVerifierTest.problems(out));
            String tasks = Files.readString(out.resolve("tasks.json"));
            assertTrue(tasks.contains("\"type\":\"" + kind.getKey() + "\""), tasks);
            assertTrue(!tasks.contains("\"labels\""), tasks);
        }
    }

    @Test
    void whatWasPaintedAsABitmaskIsAMask() throws IOException, ExportException {
        BufferedImage painted = new BufferedImage(4, 3, BufferedImage.TYPE_INT_ARGB);
        painted.setRGB(1, 1, 0xff000000);
        painted.setRGB(2, 1, 0x01000000);
        String bitmask = bitmask(painted, 4, 3);

        assertEquals(new Shape.Mask(1, 1, 2, 1, new int[] {0, 2}), only(task("'image':'a.png'", bitmask), "<View/>"));
        Trial read = read(
                task("'image':'a.png'", bitmask.replace("'o'", "'i'")),
                "<View><Image name='i' value='$image'/><BitmaskLabels name='l' toName='i'><Label value='cat'/></BitmaskLabels></View>");
        assertEquals("cat", read.items().get(0).annotations().get(0).category());
        assertEquals(List.of(), LabelStudioVerifierTest.problems(folder.resolve("in")));

        BufferedImage opaque = new BufferedImage(4, 3, BufferedImage.TYPE_INT_RGB);
        for (String wrong : List.of(
                bitmask(painted, 8, 6),
                bitmask(opaque, 4, 3),
                bitmask.replace("data:", "blob:"),
                bitmask.replace("base64,i", "base64,?"))) {
            Trial refused = read(task("'image':'a.png'", wrong), "<View/>");
            assertEquals(List.of("labelstudio.region"), refused.errorCodes(), wrong);
        }
    }

    private static String bitmask(BufferedImage picture, int width, int height) throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", png);
        String url = "data:image/png;base64," + Base64.getEncoder().encodeToString(png.toByteArray());
        return result("bitmasklabels", "'imageDataURL':'" + url + "','bitmasklabels':['cat']")
                .replace("'id'", "'original_width':" + width + ",'original_height':" + height + ",'id'");
    }

    @Test
    void theFirstOfARankingIsNoCategory() throws IOException, ExportException {
        Trial read = read(task("'text':'Hi'", result("ranker", "'ranker':['second','first']")), "<View/>");

        Annotation ranking = read.items().get(0).annotations().get(0);
        assertEquals("", ranking.category());
        assertEquals("ranker", ((Shape.Other) ranking.shape()).type());
    }
}
