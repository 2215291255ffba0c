package org.labelport.ango;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.model.Annotation;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.report.ExportException;
import org.labelport.report.Loss;
import org.labelport.testkit.trial.Trial;

/** Values of other types than the platform writes: null is nothing, and what is not read is told. */
class OddValuesTest {

    private static final String BOX = "'bounding-box':{'x':1,'y':2,'width':30,'height':40}";

    @TempDir
    Path folder;

    @TempDir
    Path scratch;

    private Trial read(String json) throws ExportException, IOException {
        Path export = Files.writeString(folder.resolve("export.json"), json.replace('\'', '"'));
        return Trial.read(new AngoTarget(), Map.of("path", export.toString()), scratch);
    }

    private Trial task(String task) throws ExportException, IOException {
        return read("[{'externalId':'a.jpg','metadata':{'width':64,'height':48},'task':{'taskId':'t'," + task + "}}]");
    }

    private static List<String> told(Trial read) {
        return read.losses().stream()
                .filter(loss -> loss.code().equals("ango.key-dropped"))
                .map(Loss::detail)
                .toList();
    }

    @Test
    void nullIsNoText() throws Exception {
        Item item = read("[{'asset':null,'externalId':null,'task':{'taskId':null,'stage':null,'tools':["
                        + "{'objectId':null,'title':null," + BOX + ",'classifications':["
                        + "{'title':null,'tool':'text','answer':'x'}]},{'objectId':null,'title':'cat'," + BOX + "}]}}]")
                .items()
                .get(0);
        assertEquals("asset-1", item.id());
        assertEquals("", item.path());
        assertEquals(Map.of(), item.attributes());
        assertEquals(
                List.of("tool-1", "tool-2"),
                item.annotations().stream().map(Annotation::id).toList());
        assertEquals(
                List.of("", "cat"),
                item.annotations().stream().map(Annotation::category).toList());
        assertTrue(item.annotations().get(0).attributes().containsKey(""));
    }

    @Test
    void whatIsOfAnotherTypeIsTold() throws Exception {
        assertEquals(List.of("'task.tools' is not read"), told(task("'tools':'abc'")));
        assertEquals(List.of("'task.classifications' is not read"), told(task("'classifications':5")));
        assertEquals(List.of("'task.relations' is not read"), told(task("'relations':{'a':1}")));
        assertEquals(
                List.of("'classifications' is not read", "'tools.title' is not read"),
                told(task("'tools':[{'title':['cat'],'classifications':true," + BOX + "}]")));
        assertEquals(
                List.of("'classifications.answer of radio' is not read"),
                told(task("'classifications':[{'title':'q','tool':'radio','answer':1e999}]")));
        assertEquals(
                List.of(
                        "'asset.externalId' is not read",
                        "'asset.metadata.width' is not read",
                        "'asset.batches' is not read",
                        "'asset.contextData' is not read"),
                told(read("[{'externalId':{'a':1},'metadata':{'width':true,'height':null},'contextData':'abc',"
                        + "'batches':'b','task':{'tools':[]}}]")));
    }

    @Test
    void sizesThatAreNoNumbersAreUnknown() throws Exception {
        Item item = read("[{'externalId':'a.jpg','metadata':{'width':true,'height':48},'task':{'tools':[]}}]")
                .items()
                .get(0);
        assertEquals(0, ((Media.Image) item.media()).width());
    }

    @Test
    void sizeThatIsTheTextOfANumberIsReadAndNotTold() throws Exception {
        Trial source = read("[{'externalId':'a.jpg','metadata':{'width':'64','height':48},'task':{'tools':[]}}]");
        assertEquals(64, ((Media.Image) source.items().get(0).media()).width());
        assertEquals(List.of(), told(source));
    }

    @Test
    void emptyListsAndNullSayNothing() throws Exception {
        assertEquals(List.of(), told(task("'tools':null,'classifications':{},'relations':'','stage':[]")));
    }

    @Test
    void turnThatIsNoNumberIsAnError() throws Exception {
        String box = "'tools':[{'objectId':'o','title':'cat','rotated-bounding-box':"
                + "{'x':9,'y':9,'width':4,'height':4,'rotation':%s}}]";
        assertEquals(
                "ango.geometry", task(box.formatted("'30'")).errors().get(0).code());
        assertEquals(
                "ango.geometry", task(box.formatted("[30]")).errors().get(0).code());
        Item item = task(box.formatted("null")).items().get(0);
        assertEquals(0, ((Shape.Box) item.annotations().get(0).shape()).angle());
    }

    @Test
    void partOfAnAreaThatIsNoListOfPointsIsAnError() throws Exception {
        String area = "'tools':[{'title':'cat','segmentation':{'zones':[{'region':[[0,0],[9,0],[9,9]],'holes':%s},"
                + "{'region':%s}]}}]";
        assertEquals(
                "ango.geometry",
                task(area.formatted("[]", "'abc'")).errors().get(0).code());
        assertEquals(
                "ango.geometry",
                task(area.formatted("true", "[]")).errors().get(0).code());
        assertEquals(
                "ango.geometry",
                task(area.formatted("[5]", "[]")).errors().get(0).code());
        Item item = task(area.formatted("[[]]", "null")).items().get(0);
        assertEquals(
                1, ((Shape.Polygon) item.annotations().get(0).shape()).parts().size());
    }

    @Test
    void partsOfPagesAndCharactersAreErrors() throws Exception {
        Trial read = task("'tools':[{'title':'cat','page':1.5," + BOX + "},{'title':'cat','page':2.0," + BOX + "}]");
        assertEquals("ango.page", read.errors().get(0).code());
        assertEquals(2, read.items().get(0).annotations().get(0).index());
    }
}
