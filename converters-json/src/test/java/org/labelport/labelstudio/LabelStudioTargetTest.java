package org.labelport.labelstudio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.labelport.model.Annotation;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.model.Value;
import org.labelport.report.ExportException;
import org.labelport.report.Loss;
import org.labelport.testkit.trial.Trial;

/** Tests reading of tasks that Label Studio and other programs write. */
class LabelStudioTargetTest {

    @TempDir
    Path folder;

    private Trial read(String tasks, String... filter) throws IOException, ExportException {
        Files.writeString(folder.resolve("tasks.json"), tasks.replace('\'', '"'));
        Map<String, String> all = new LinkedHashMap<>(Map.of("path", folder.toString()));
        for (int i = 0; i < filter.length; i += 2) {
            all.put(filter[i], filter[i + 1]);
        }
        return TrialWithSizes.read(all, folder, 200, 100);
    }

    private static String task(String sets) {
        return "[{'id':7,'data':{'image':'/data/upload/3/0a1b2c3d-a.png'}," + sets + "}]";
    }

    private static String box(String id, String more) {
        return "{'id':'" + id + "','type':'rectanglelabels','from_name':'b','to_name':'i','original_width':200,"
                + "'original_height':100" + more
                + ",'value':{'x':10,'y':10,'width':20,'height':20,'rectanglelabels':['cat']}}";
    }

    @Test
    void aRotatedBoxTurnsAboutItsTopLeftCorner() throws IOException, ExportException {
        Trial trial = read(task(
                "'annotations':[{'result':[" + box("1", "").replace("'width':20", "'rotation':90,'width':20") + "]}]"));
        Shape.Box box = (Shape.Box) trial.items().get(0).annotations().get(0).shape();
        // The box rotates about its corner (20, 10), so its 40 x 20 pixels are below and to the left of it.
        assertEquals(Math.PI / 2, box.angle(), 1e-12);
        assertEquals(10, box.x() + box.width() / 2, 1e-9);
        assertEquals(30, box.y() + box.height() / 2, 1e-9);
    }

    @Test
    void placesOnAnotherPictureOfTheTaskAreNotDrawnOnTheOneThatIsRead() throws IOException, ExportException {
        String tasks = "[{'id':7,'data':{'left':'a.png','right':'b.png'},'annotations':[{'result':["
                + box("1", "").replace("'to_name':'i'", "'to_name':'l'") + ","
                + box("2", "").replace("'to_name':'i'", "'to_name':'r'") + "]}]}]";
        Trial unknown = read(tasks);
        assertEquals(List.of("labelstudio.region", "labelstudio.region"), unknown.errorCodes());

        Files.writeString(
                folder.resolve("label_config.xml"),
                "<View><Image name=\"l\" value=\"$left\"/><Image name=\"r\" value=\"$right\"/>"
                        + "<RectangleLabels name=\"b\" toName=\"l,r\"><Label value=\"cat\"/></RectangleLabels></View>");
        Trial known = read(tasks);
        assertEquals(List.of("labelstudio.region"), known.errorCodes());
        assertEquals(List.of("1"), ids(known));
        assertEquals("a.png", known.items().get(0).path());

        assertEquals(
                List.of("1", "2"),
                ids(read("[{'id':7,'data':{'image':'a.png','thumb':'b.png'},'annotations':[{'result':[" + box("1", "")
                        + "," + box("2", "") + "]}]}]")));
    }

    @Test
    void pointsWhoseIdsEndWithPlusAndANumberAreObjectsOfTheirOwn() throws IOException, ExportException {
        String point = "{'id':'a','type':'keypointlabels','from_name':'k','to_name':'i','original_width':200,"
                + "'original_height':100,'value':{'x':10,'y':10,'width':1,'keypointlabels':['nose']}}";

        Trial trial = read(task("'annotations':[{'result':[" + point + "," + point.replace("'a'", "'a+1'") + "]}]"));

        assertEquals(List.of("a", "a+1"), ids(trial));
    }

    @Test
    void aLabelOfPointsAndOfBoxesIsACategoryAndNoPointsName() throws IOException, ExportException {
        Files.writeString(
                folder.resolve("label_config.xml"),
                "<View><Image name=\"i\" value=\"$image\"/>"
                        + "<RectangleLabels name=\"b\" toName=\"i\"><Label value=\"tree\"/></RectangleLabels>"
                        + "<KeyPointLabels name=\"k\" toName=\"i\"><Label value=\"tree\"/><Label value=\"top\"/>"
                        + "</KeyPointLabels></View>");
        String point = "{'id':'a','type':'keypointlabels','from_name':'k','to_name':'i','original_width':200,"
                + "'original_height':100,'value':{'x':10,'y':10,'width':1,'keypointlabels':['tree']}}";

        Trial trial = read(task("'annotations':[{'result':[" + point + ","
                + point.replace("'a'", "'b'").replace("'tree'", "'top'") + "]}]"));

        assertEquals(
                List.of("tree", ""),
                trial.annotations(0).stream().map(Annotation::category).toList());
    }

    @Test
    void whatAFurtherPointOfAnObjectSaysIsReported() throws IOException, ExportException {
        String point =
                "{'id':'a','parentID':'p','type':'keypointlabels','from_name':'k','to_name':'i','original_width':200,"
                        + "'original_height':100,'value':{'x':10,'y':10,'width':1,'keypointlabels':['nose']}}";
        String further = point.replace("'a'", "'b'").replace("'nose'", "'ear'");
        String results = box("p", "") + "," + point + "," + further.replace("'type'", "'meta':{'text':'torn'},'type'");

        Trial trial = read(task("'annotations':[{'result':[" + results + "]}]"));

        assertEquals(List.of("p", "a"), ids(trial));
        assertEquals(List.of("labelstudio.key-dropped"), trial.lossCodes());
        assertEquals("a", trial.losses().get(0).annotation());
        assertTrue(
                trial.losses().get(0).detail().endsWith("are not read: meta.text"),
                trial.losses().get(0).detail());
    }

    @Test
    void theScoreOfAPredictionIsThatOfItsResultsWhereNoneHasOne() throws IOException, ExportException {
        String tasks =
                "'predictions':[{'score':0.5,'result':[" + box("1", ",'score':0.25") + "," + box("2", "") + "]}]";

        assertEquals(
                List.of(Optional.of(0.25), Optional.empty()),
                read(task(tasks)).annotations(0).stream()
                        .map(annotation -> annotation.provenance().score())
                        .toList());
    }

    @Test
    void severalAnnotationsOfATask() throws IOException, ExportException {
        String sets = task("'annotations':[{'result':[" + box("1", "")
                + "],'updated_at':'2024-01-02T00:00:00Z'},{'result':["
                + box("1", "") + "," + box("2", "") + "],'ground_truth':true,'updated_at':'2024-01-01T00:00:00Z',"
                + "'completed_by':{'id':3,'email':'ada@example.org'}},{'result':[" + box("3", "")
                + "],'was_cancelled':true}],'predictions':[{'model_version':'m','score':0.5,'result':[" + box("4", "")
                + "]}]");
        assertEquals(List.of("1", "1__2", "2"), ids(read(sets)));
        assertEquals(
                List.of("annotation.cancelled", "annotation.ground-truth", "annotation.not-chosen"),
                read(sets).lossCodes());
        assertEquals(List.of("1"), ids(read(sets, "annotations", "first")));
        assertEquals(List.of("1"), ids(read(sets, "annotations", "latest")));
        Trial truth = read(sets, "annotations", "ground-truth", "predictions", "all");
        assertEquals(List.of("1", "2", "4"), ids(truth));
        assertTrue(!truth.lossCodes().contains("annotation.ground-truth"));
        List<Annotation> annotations = truth.items().get(0).annotations();
        assertEquals("ada@example.org", annotations.get(0).provenance().author());
        assertTrue(annotations.get(2).provenance().model());
        assertEquals(0.5, annotations.get(2).provenance().score().orElseThrow());
    }

    @ParameterizedTest
    @CsvSource({
        "2024-01-02T00:00:00Z, 2024-01-02T00:00:00.5Z, 2",
        "2024-01-02T00:00:00+02:00, 2024-01-01T23:00:00Z, 2",
        "2024-01-02T00:00:00Z, 2024-01-02T00:00:00Z, 2",
        "2024-01-02T00:00:00Z, '', 1",
        "'', '', 2"
    })
    void latestAnnotationIsThatOfTheLatestTimeElseTheLastOne(String first, String second, String latest)
            throws IOException, ExportException {
        String sets = task("'annotations':[{'result':[" + box("1", "") + "],'updated_at':'" + first + "'},{'result':["
                + box("2", "") + "],'updated_at':'" + second + "'}]");
        Trial read = read(sets, "annotations", "latest");
        assertEquals(List.of(latest), ids(read));
        assertEquals(List.of("annotation.not-chosen"), read.lossCodes());
        assertEquals(second.isEmpty(), read.losses().get(0).detail().contains("has no time"), read.losses()::toString);
    }

    /** What is left out without an id would otherwise count as an item. */
    @Test
    void resultsWithAnEmptyIdThatAreLeftOutAreAnnotations() throws IOException, ExportException {
        Trial read =
                read(task("'annotations':[{'result':[" + box("", "") + "," + box("", "") + "],'was_cancelled':true}]"));
        assertEquals(
                List.of("result 1", "result 2"),
                read.losses().stream().map(Loss::annotation).toList());
    }

    private static List<String> ids(Trial trial) {
        return trial.items().get(0).annotations().stream().map(Annotation::id).toList();
    }

    @Test
    void resultsWithOneIdAreOneAnnotation() throws IOException, ExportException {
        Trial trial = read(task("'annotations':[{'result':["
                + box("1", "").replace("'rectanglelabels'", "'rectangle'").replace(",'rectangle':['cat']", "")
                + ",{'id':'1','type':'labels','from_name':'l','to_name':'i','value':{'x':10,'y':10,'width':20,'height':20,"
                + "'labels':['cat','wild']}},"
                + "{'id':'1','type':'choices','from_name':'pose','to_name':'i','value':{'choices':['sits']}},"
                + "{'id':'1','type':'textarea','from_name':'note','to_name':'i','value':{'text':['hello']}}]}]"));
        Annotation only = trial.items().get(0).annotations().get(0);
        assertEquals(1, trial.items().get(0).annotations().size());
        assertEquals("cat", only.category());
        assertEquals(
                Map.of(
                        "x:labels", new Value.Choices(List.of("wild")),
                        "pose", new Value.Choices(List.of("sits")),
                        "note", new Value.Text("hello")),
                only.attributes());
    }

    @Test
    void theShortForm() throws IOException, ExportException {
        Trial trial = read("[{'id':5,'image':'a.png','sentiment':{'choices':['good','new']},'annotator':1,"
                + "'label':[{'x':10,'y':10,'width':20,'height':20,'rectanglelabels':['cat'],'original_width':200,"
                + "'original_height':100}]}]");
        assertEquals(
                List.of("good", "new", "cat"),
                trial.items().get(0).annotations().stream()
                        .map(Annotation::category)
                        .toList());
        assertEquals("a.png", trial.items().get(0).path());
    }

    @Test
    void offsetsOfTextsCountCodePointsOrWhatFits() throws IOException, ExportException {
        String tasks = "[{'data':{'text':'\uD83D\uDE00 Ada'},'annotations':[{'result':[{'id':'1','type':'labels',"
                + "'from_name':'l','to_name':'t','value':{'start':%d,'end':%d,'text':'Ada','labels':['a']}}]}]}]";
        Shape expected = new Shape.Span(List.of(new Shape.Span.Range(3, 6)));
        assertEquals(
                expected,
                read(tasks.formatted(2, 5)).items().get(0).annotations().get(0).shape());
        assertEquals(
                expected,
                read(tasks.formatted(3, 6)).items().get(0).annotations().get(0).shape());
    }

    @Test
    void pagesAreNamedByTheirIndex() throws IOException, ExportException {
        Trial trial = read("[{'data':{'pages':['a.png','b.png']},'annotations':[{'result':["
                + box("1", ",'item_index':1") + "]}]}]");
        assertEquals(1, trial.items().get(0).annotations().get(0).index());
        assertEquals(2, ((Media.Pages) trial.items().get(0).media()).pages().size());
    }

    @Test
    void resultsOnFurtherPagesOfASinglePictureAreErrors() throws IOException, ExportException {
        String answer = "{'id':'%d','type':'choices','from_name':'c','to_name':'i','item_index':%d,"
                + "'value':{'choices':['good']}}";
        Trial trial = read("[{'data':{'image':'a.png'},'annotations':[{'result':["
                + box("1", ",'item_index':0") + "," + box("2", ",'item_index':2") + ","
                + box("3", "").replace("'to_name':'i'", "'to_name':'i_2'") + ","
                + answer.formatted(4, 0) + "," + answer.formatted(5, 1) + "]}]}]");
        assertEquals(List.of("1", "3", "4"), ids(trial));
        assertEquals(List.of("labelstudio.region", "labelstudio.region"), trial.errorCodes());
    }

    @Test
    void theShortFormWithoutAnInterfaceIsToldOfOnce() throws IOException, ExportException {
        String tasks = "[{'id':5,'image':'a.png','kind':'good','annotator':1,'annotation_id':2},"
                + "{'id':6,'image':'a.png','kind':'bad','annotator':1,'annotation_id':3}]";
        assertEquals(List.of("labelstudio.config-missing"), read(tasks).lossCodes());
        assertEquals(
                List.of(),
                read("[{'id':5,'image':'a.png','annotator':1,'annotation_id':2}]")
                        .lossCodes());

        Files.writeString(
                folder.resolve("label_config.xml"),
                "<View><Image name=\"i\" value=\"$image\"/><Choices name=\"kind\" toName=\"i\">"
                        + "<Choice value=\"good\"/><Choice value=\"bad\"/></Choices></View>");
        assertEquals(List.of(), read(tasks).lossCodes());
    }

    @Test
    void badResultsAndTasksAreErrorsAndOthersGoOn() throws IOException, ExportException {
        Trial trial = read("[{'id':1,'data':{'image':'a.png'},'annotations':[{'result':["
                + box("1", "").replace("'x':10", "'x':'left'") + "," + box("2", "") + ",3,"
                + box("4", "").replace("'width':20", "'width':'wide'") + "]}]},7,"
                + "{'id':2,'data':{'image':'../../etc/passwd'},'annotations':[{'result':[" + box("1", "") + "]}]},"
                + "{'id':3,'data':{'image':'a.png'},'annotations':[{'result':5}]},{'id':4,'data':{'image':'a.png'}}]");
        assertEquals(List.of("2"), ids(trial));
        assertEquals(
                List.of("1", "4"), trial.items().stream().map(item -> item.id()).toList());
        assertEquals(
                List.of(
                        "labelstudio.region",
                        "labelstudio.region",
                        "labelstudio.region",
                        "labelstudio.task",
                        "media.outside",
                        "labelstudio.task"),
                trial.errorCodes().stream().sorted((a, b) -> 0).toList());
    }

    @Test
    void brokenFilesEndTheReading() {
        for (String tasks : List.of("[{'data':{'image'", "{", "[".repeat(5000), "[{'data':" + "[".repeat(5000))) {
            ExportException thrown = assertThrows(ExportException.class, () -> read(tasks));
            assertEquals("labelstudio.json", thrown.code());
            assertTrue(thrown.getMessage().contains("tasks.json, line 1"), thrown.getMessage());
        }
    }

    @Test
    void foldersOfSingleTasks() throws IOException, ExportException {
        Files.writeString(folder.resolve("2.json"), "{\"id\":2,\"data\":{\"text\":\"two\"}}");
        Files.writeString(folder.resolve("1.json"), "{\"id\":1,\"data\":{\"text\":\"one\"}}");
        Trial trial = TrialWithSizes.read(Map.of("path", folder.toString()), folder, 1, 1);
        assertEquals(
                List.of("1", "2"), trial.items().stream().map(item -> item.id()).toList());
    }

    @Test
    void filesOfAFolderThatAreNotReadAreTold() throws IOException, ExportException {
        for (String name : List.of("tasks.json", "other.json", "image/tasks.json", "media/data.json", "run.json")) {
            Files.createDirectories(folder.resolve(name).getParent());
            Files.writeString(folder.resolve(name), "[]");
        }
        Trial read = Trial.read(new LabelStudioTarget(), Map.of("path", folder.toString()), folder);
        assertEquals(
                List.of(
                        Loss.ofDataset(
                                "labelstudio.file-ignored",
                                "JSON files that are not read: 2, such as image/tasks.json, because there is tasks.json. Give each of them alone")),
                read.losses());
    }

    @Test
    void tasksOfOneIdStayApart() throws IOException, ExportException {
        Trial trial =
                read("[{'id':7,'data':{'text':'one'}},{'id':8,'data':{'text':'two'}},{'id':7,'data':{'text':'x'}}]");

        assertEquals(
                List.of("7", "8", "7__2"),
                trial.items().stream().map(item -> item.id()).toList());
        assertEquals(List.of("id.duplicate"), trial.lossCodes());
    }

    @Test
    void relationsJoinAnnotations() throws IOException, ExportException {
        Trial trial = read(task("'annotations':[{'result':[" + box("1", "") + "," + box("2", "")
                + ",{'type':'relation','from_id':'1','to_id':'2','direction':'left','labels':['on']},"
                + "{'type':'relation','from_id':'1','to_id':'9','direction':'bi'}]}]"));
        assertEquals(1, trial.items().get(0).relations().size());
        assertEquals(List.of("2"), trial.items().get(0).relations().get(0).from());
        assertEquals("on", trial.items().get(0).relations().get(0).type());
        assertEquals(List.of("relation.dropped"), trial.lossCodes());
    }
}
