package org.labelport.ango;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.model.Annotation;
import org.labelport.model.Blob;
import org.labelport.model.DataType;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Relation;
import org.labelport.model.Shape;
import org.labelport.model.Value;
import org.labelport.report.ExportException;
import org.labelport.testkit.trial.Trial;

/** Which assets, tasks and files become items, and what is said of those that do not. */
class AngoTargetTest {

    @TempDir
    Path folder;

    @TempDir
    Path scratch;

    private Trial read(String json, String... filter) throws ExportException, IOException {
        Path export = Files.writeString(folder.resolve("export.json"), json);
        Map<String, String> all = new LinkedHashMap<>(Map.of("path", export.toString()));
        for (int i = 0; i < filter.length; i += 2) {
            all.put(filter[i], filter[i + 1]);
        }
        return Trial.read(new AngoTarget(), all, scratch);
    }

    private static String asset(String name, String task, String rest) {
        return "{'asset':'https://assets.example.test/%s?sig=a','externalId':'%s',%s'task':{'taskId':'t-%s',%s}}"
                .formatted(name, name, rest, name, task)
                .replace('\'', '"');
    }

    private static String asset(String name, String task) {
        return asset(name, task, "");
    }

    private static String box(String id, String title, String rest) {
        return "{'objectId':'%s','title':'%s','bounding-box':{'x':1,'y':2,'width':30,'height':40}%s}"
                .formatted(id, title, rest);
    }

    @Test
    void addressesAreTakenAsThePlatformWritesThem() throws Exception {
        assertEquals(
                Optional.of(URI.create("https://h.example/a%20%5B1%5D.jpg?sig=a")),
                blob("https://h.example/a [1].jpg?sig=a").location());
        assertEquals(Blob.ABSENT, blob("a.jpg"));
        assertEquals(Blob.ABSENT, blob("c: d.jpg"));
    }

    @Test
    void addressThatIsNoneOfTheWebIsSaidToBe() throws Exception {
        for (String address : List.of("file:/etc/passwd", "s3://bucket/a.jpg?sig=a", "https://:80/a.jpg?sig=a")) {
            Blob blob = blob(address);
            assertEquals(Optional.empty(), blob.location());
            assertEquals("media.address", blob.failure().orElseThrow().code());
            String message = blob.failure().orElseThrow().message();
            assertTrue(message.endsWith("; or give the folder of the files as 'media'"), message);
            assertFalse(message.contains("sig"), message);
        }
    }

    private Blob blob(String address) throws Exception {
        String asset = asset("a.jpg", "'tools':[]").replace("https://assets.example.test/a.jpg?sig=a", address);
        return read("[" + asset + "]").items().get(0).media().blob();
    }

    @Test
    void anAssetIsAnItem() throws Exception {
        Trial read = read("["
                + asset(
                        "street/a.jpg",
                        "'stage':'Complete','tools':["
                                + box(
                                        "o1",
                                        "Car",
                                        ",'classifications':[{'tool':'radio','title':'Occlusion','answer':'none'}],"
                                                + "'metadata':{'createdAt':'2025-09-01T08:04:10.000Z','createdBy':'ann@example.test'}")
                                + "]",
                        "'metadata':{'width':640,'height':480},'batches':['Batch 1',null],'contextData':{'camera':'front','run':7},")
                + "]");
        assertEquals(List.of(), read.errors());
        assertEquals(List.of(), read.losses());
        Item item = read.items().get(0);
        assertEquals("t-street/a.jpg", item.id());
        assertEquals("street/a.jpg", item.path());
        assertEquals(
                Media.Image.of(Blob.at(URI.create("https://assets.example.test/street/a.jpg?sig=a"), -1), 640, 480),
                item.media());
        assertEquals(
                Map.of(
                        "stage", new Value.Text("Complete"),
                        "batches", new Value.Choices(List.of("Batch 1")),
                        "camera", new Value.Text("front"),
                        "run", new Value.Number(7)),
                item.attributes());
        Annotation box = item.annotations().get(0);
        assertEquals("o1", box.id());
        assertEquals("Car", box.category());
        assertEquals(Shape.Box.of(1, 2, 30, 40), box.shape());
        assertEquals(Map.of("Occlusion", new Value.Choices(List.of("none"))), box.attributes());
        assertEquals("ann@example.test", box.provenance().author());
        assertEquals(
                Instant.parse("2025-09-01T08:04:10Z"), box.provenance().at().orElseThrow());
    }

    @Test
    void linesOfObjectsAreReadAsListsAre() throws Exception {
        Trial read = read(asset("a.jpg", "'tools':[]") + "\n\n" + asset("b.jpg", "'tools':[]") + "\n");
        assertEquals(
                List.of("a.jpg", "b.jpg"), read.items().stream().map(Item::path).toList());
    }

    @Test
    void filesOfAFolderAreReadInTheirOrder() throws Exception {
        Files.writeString(folder.resolve("b.ndjson"), asset("b.jpg", "'tools':[]"));
        Files.writeString(folder.resolve("a.json"), asset("a.jpg", "'tools':[]"));
        Trial read = Trial.read(new AngoTarget(), Map.of("path", folder.toString()), scratch);
        assertEquals(
                List.of("a.jpg", "b.jpg"), read.items().stream().map(Item::path).toList());
    }

    @Test
    void itemsOfOneNameAreTwo() throws Exception {
        Trial read = read("[" + asset("a.jpg", "'tools':[]") + "," + asset("a.jpg", "'tools':[]") + "]");
        assertEquals(
                List.of("t-a.jpg", "t-a.jpg-2"),
                read.items().stream().map(Item::id).toList());
    }

    @Test
    void anIdWithANumberIsNotGivenTwice() throws Exception {
        Trial read = read("["
                + String.join(",", asset("a", "'tools':[]"), asset("a-3", "'tools':[]"), asset("a", "'tools':[]"))
                + "]");
        assertEquals(
                List.of("t-a", "t-a-3", "t-a-3-2"),
                read.items().stream().map(Item::id).toList());
    }

    @Test
    void filesBesideTheExportAreFound() throws Exception {
        Files.createDirectories(folder.resolve("street"));
        Path text = Files.writeString(folder.resolve("street/a.txt"), "It is Seoul.");
        Trial read = read(asset(
                "street/a.txt",
                "'tools':[{'objectId':'o1','title':'CITY','ner':{'start':6,'end':11,'selection':'Seoul'}}]"));
        Item item = read.items().get(0);
        assertEquals(new Media.Text("", Blob.at(text.toRealPath().toUri(), 12)), item.media());
        assertEquals(
                new Shape.Span(List.of(new Shape.Span.Range(6, 11))),
                item.annotations().get(0).shape());
    }

    @Test
    void filesThatMustBeInAFolderAreMissed() throws Exception {
        Trial read = read(asset("a.jpg", "'tools':[" + box("o1", "Car", "") + "]"), "media", folder.toString());
        assertEquals(List.of("media.missing"), read.errorCodes());
        assertEquals(1, read.errors().get(0).annotations());
    }

    @Test
    void kindsOfAssetsAreToldByWhatTheyHave() throws Exception {
        Map<String, DataType> kinds = Map.of(
                asset("clip.mp4", "'tools':[]"), DataType.VIDEO,
                asset("scene", "'tools':[]", "'metadata':{'frameTotal':9,'frameRate':29.97},"), DataType.VIDEO,
                asset("call.mp3", "'tools':[]"), DataType.AUDIO,
                asset("said", "'tools':[{'ner':{'start':1,'end':2}}]"), DataType.AUDIO,
                asset("row.md", "'tools':[]"), DataType.TEXT,
                asset("cloud.pcd", "'tools':[]"), DataType.POINT_CLOUD,
                asset("bill.pdf", "'tools':[]"), DataType.IMAGE,
                asset("no-extension", "'tools':[]"), DataType.IMAGE);
        for (Map.Entry<String, DataType> each : kinds.entrySet()) {
            Trial read = read(each.getKey());
            assertEquals(List.of(), read.errors());
            assertEquals(each.getValue(), read.items().get(0).media().dataType(), each.getKey());
        }
    }

    @Test
    void picturesOfOneAssetArePages() throws Exception {
        Trial read = read(asset(
                "set-1",
                "'tools':[" + box("o1", "Car", ",'page':1") + "]",
                "'dataset':['https://assets.example.test/p0.jpg','https://assets.example.test/p1.jpg'],"));
        Item item = read.items().get(0);
        assertEquals(2, ((Media.Pages) item.media()).pages().size());
        assertEquals(1, item.annotations().get(0).index());
    }

    @Test
    void framesOfAnObjectAreATrackUntilItIsGone() throws Exception {
        String flat = box("o1", "Car", ",'page':6") + "," + box("o1", "Car", ",'page':7") + ","
                + box("o1", "Car", ",'page':8,'interpolationStopped':true");
        String grouped =
                "{'objectId':'o1','title':'Car','frames':{'6':{'bounding-box':{'x':1,'y':2,'width':30,'height':40}},"
                        + "'7':{'bounding-box':{'x':1,'y':2,'width':30,'height':40}}}}";
        for (String tools : List.of(flat, grouped)) {
            Trial read = read(asset("clip.mp4", "'tools':[" + tools + "]"));
            List<Annotation> frames = read.items().get(0).annotations();
            assertEquals(List.of(), read.errors());
            assertEquals(List.of(6, 7), frames.stream().map(Annotation::index).toList());
            assertEquals(
                    List.of("o1@6", "o1@7"), frames.stream().map(Annotation::id).toList());
            assertEquals("o1", frames.get(1).track());
        }
    }

    @Test
    void answersAboutAnAssetAreTagsOrAttributes() throws Exception {
        Trial read = read(asset(
                "a.jpg",
                "'stage':'Label','tools':[],'classifications':["
                        + "{'objectId':'c1','schemaId':'s1','tool':'checkbox','title':'Weather','answer':['Rain',null,'Fog'],'classifications':["
                        + "{'tool':'text','title':'Note','answer':'heavy'}]},"
                        + "{'objectId':'c2','schemaId':'s2','tool':'radio','title':'Time','answer':'Night'},"
                        + "{'objectId':'c3','schemaId':'s3','tool':'text','title':'stage','answer':'dark'}]"));
        Item item = read.items().get(0);
        assertEquals(
                List.of("c1 Rain", "c1-2 Fog", "c2 Night"),
                item.annotations().stream()
                        .map(tag -> tag.id() + " " + tag.category())
                        .toList());
        assertEquals(
                Map.of("Note", new Value.Text("heavy"), "x:title", new Value.Text("Weather")),
                item.annotations().get(0).attributes());
        assertEquals(Map.of("stage", new Value.Text("Label"), "stage-2", new Value.Text("dark")), item.attributes());
    }

    @Test
    void groupsOfGroupsAreGroupsOfTheirObjects() throws Exception {
        Trial read = read(asset(
                "a.jpg",
                "'tools':[" + box("o1", "Cell", "") + "," + box("o2", "Cell", "") + "," + box("o3", "Key", "") + "],"
                        + "'relations':[{'objectId':'r1','title':'next','from':'o3','to':'o1','direction':'straight'},"
                        + "{'objectId':'g1','title':'row','group':['o1','o2']},"
                        + "{'objectId':'g2','title':'table','group':['g1','o3','g2']},"
                        + "{'objectId':'r2','title':'next','from':'gone','to':'o1'}]"));
        assertEquals(
                List.of(
                        new Relation("r1", "next", List.of("o3"), List.of("o1")),
                        new Relation("g1", "row", List.of("o1", "o2"), List.of()),
                        new Relation("g2", "table", List.of("o1", "o2", "o3"), List.of())),
                read.items().get(0).relations());
        assertEquals(List.of("relation.dropped"), read.lossCodes());
    }

    @Test
    void aRelationWithoutAnEndIsNotOneToAnObjectWithoutAnId() throws Exception {
        Trial read = read(asset(
                "a.jpg",
                "'tools':[" + box("", "Cell", "") + "," + box("o1", "Key", "") + "],"
                        + "'relations':[{'objectId':'r1','title':'next','from':'o1'}]"));
        assertEquals(List.of(), read.items().get(0).relations());
        assertEquals(List.of("relation.dropped"), read.lossCodes());
    }

    @Test
    void ofSeveralTasksTheLatestIsRead() throws Exception {
        String asset = ("{'externalId':'old.jpg','tasks':["
                        + "{'taskId':'t1','updatedAt':'2021-12-09T00:00:00Z','objects':[" + box("o1", "New", "") + "]},"
                        + "{'taskId':'t2','updatedAt':'2021-12-08T00:00:00Z','objects':[" + box("o2", "Old", "") + "]},"
                        + "{'taskId':'t3','isSkipped':true,'objects':[" + box("o3", "Skipped", "") + "]}]}")
                .replace('\'', '"');
        assertEquals(List.of("New"), categories(read(asset)));
        assertEquals(List.of("ango.task-dropped"), read(asset).lossCodes());
        assertEquals(List.of("Old", "New"), categories(read(asset, "tasks", "all")));
    }

    @Test
    void stagesOfSeveralTasksAreAllKept() throws Exception {
        String asset = ("{'externalId':'old.jpg','tasks':["
                        + "{'taskId':'t1','stage':'Review','updatedAt':'2021-12-09T00:00:00Z'},"
                        + "{'taskId':'t2','stage':'Label','updatedAt':'2021-12-08T00:00:00Z'}]}")
                .replace('\'', '"');
        assertEquals(
                Map.of("stage", new Value.Choices(List.of("Label", "Review"))),
                read(asset, "tasks", "all").items().get(0).attributes());
    }

    @Test
    void tasksOfOtherStagesAreNotSaidToBeEarlier() throws Exception {
        String asset = ("{'externalId':'old.jpg','tasks':["
                        + "{'taskId':'t1','stage':'Review','updatedAt':'2021-12-09T00:00:00Z'},"
                        + "{'taskId':'t2','stage':'Label','updatedAt':'2021-12-08T00:00:00Z'}]}")
                .replace('\'', '"');
        assertEquals(
                List.of("tasks of the asset that are left out: 1"),
                read(asset, "stage", "Label").losses().stream()
                        .map(loss -> loss.detail())
                        .toList());
    }

    private static List<String> categories(Trial read) {
        return read.items().get(0).annotations().stream()
                .map(Annotation::category)
                .toList();
    }

    @Test
    void stagesThatWereNotAskedForAreLeftOut() throws Exception {
        String assets = asset("a.jpg", "'stage':'Label','tools':[]") + asset("b.jpg", "'stage':'Complete','tools':[]");
        assertEquals(
                List.of("b.jpg"),
                read(assets, "stage", "Complete,Review").items().stream()
                        .map(Item::path)
                        .toList());
    }

    @Test
    void whatIsNotReadIsSaidOnce() throws Exception {
        String task =
                "'tools':[],'brushDataUrl':'https://assets.example.test/brush.png','stageHistory':[{'stage':'Label'}],'new':1";
        Trial read = read(asset("a.jpg", task) + asset("b.jpg", task));
        assertEquals(
                List.of(
                        "'task.stageHistory' is not read",
                        "'task.new' is not read",
                        "what was painted with the brush is not read; the export only has its address",
                        "what was painted with the brush is not read; the export only has its address"),
                read.losses().stream().map(loss -> loss.detail()).toList());
    }

    @Test
    void whatIsNotReadOfAnswersAndRelationsIsSaid() throws Exception {
        Trial read = read(asset(
                "a.jpg",
                "'tools':[" + box("o1", "Cell", "") + "," + box("o2", "Cell", "") + "],"
                        + "'classifications':[{'tool':'instance','title':'Where','answer':{'x':'1'},'weight':2},"
                        + "{'tool':'checkbox','title':'Which','answer':[1,null,'b']},"
                        + "{'tool':'radio','title':'Not answered','answer':''}],"
                        + "'relations':[{'objectId':'r1','from':'o1','to':'o2','classifications':[{'title':'Why'}]}]",
                "'batches':[{'id':1},null],"));
        assertEquals(
                List.of(
                        "'classifications.weight' is not read",
                        "'classifications.answer of instance' is not read",
                        "'classifications.answer of checkbox' is not read",
                        "'relations.classifications' is not read",
                        "'asset.batches' is not read"),
                read.losses().stream().map(loss -> loss.detail()).toList());
        assertEquals(List.of("Cell", "Cell", "b"), categories(read));
    }

    @Test
    void whatIsNoAssetIsAnError() throws Exception {
        Trial read = read("[{\"_id\":\"1\",\"status\":\"Open\"},\n7," + asset("a.jpg", "'tools':[]") + "]");
        assertEquals(List.of("ango.no-asset", "ango.no-asset"), read.errorCodes());
        assertTrue(read.errors().get(1).message().startsWith("export.json, line 2: it has no task"), read::toString);
        assertEquals(1, read.items().size());
    }

    @Test
    void brokenToolIsAnErrorThatSaysWhereAndWhatToDo() throws Exception {
        Trial read = read(asset("a.jpg", "'tools':[" + box("o1", "Car", "") + ",{'objectId':'o2','polygon':{}}]"));
        assertEquals(1, read.items().get(0).annotations().size());
        assertEquals(
                "export.json, line 1: 'polygon' is wrong: it is not a list of points. Correct it in Ango Hub",
                read.errors().get(0).message());
    }

    @Test
    void brokenFilesEndTheRun() {
        for (String broken :
                List.of("[" + asset("a.jpg", "'tools':[]"), "{\"task\":{},\"task\":{}}", "PK\3\4", "[] [{}]")) {
            ExportException refused = assertThrows(ExportException.class, () -> read(broken));
            assertEquals("ango.syntax", refused.code());
            assertTrue(refused.getMessage().contains("export.json, line 1: "), refused::getMessage);
        }
        assertEquals(
                "ango.missing",
                assertThrows(
                                ExportException.class,
                                () -> Trial.read(new AngoTarget(), Map.of("path", scratch.toString()), scratch))
                        .code());
    }
}
