package org.labelport.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.labelport.model.Annotation;
import org.labelport.model.Category;
import org.labelport.model.Item;
import org.labelport.model.Relation;
import org.labelport.model.Split;
import org.labelport.model.Taxonomy;
import org.labelport.report.ExportException;
import org.labelport.testkit.trial.Trial;

class CsvVerifierTest {

    @TempDir
    Path folder;

    @BeforeEach
    void dataSet() throws Exception {
        Annotation box = Tables.box("a1", "cat", 1, 2, 3, 4);
        Item item = new Item(
                "i1",
                "a.jpg",
                Split.TRAIN,
                Optional.empty(),
                Tables.picture("a.jpg").media(),
                List.of(box),
                List.of(new Relation("r1", "on", List.of("a1"), List.of("a1"))),
                Map.of());
        Trial.write(new CsvConverter(), Map.of(), new Taxonomy(List.of(Category.of("cat"))), List.of(item), folder);
    }

    private List<String> problems() throws Exception {
        return Tables.problems(new CsvConverter(), folder, Map.of());
    }

    @Test
    void aGoodDataSetHasNoProblems() throws Exception {
        assertEquals(List.of(), problems());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "annotations.csv | ,i1, | ,i9, | REJECTED csv.item.unknown annotations.csv:2",
                "annotations.csv | box,cat | box,dog | REJECTED csv.category.unknown annotations.csv:2",
                "annotations.csv | ,1,2,3,4, | ,1,x,3,4, | REJECTED csv.cell annotations.csv:2",
                "annotations.csv | ,{} | ,{ | REJECTED csv.cell annotations.csv:2",
                "annotations.csv | ,box, | ,bax, | REJECTED csv.cell annotations.csv:2",
                "annotations.csv | 3,4,,,,,,{} | 3,4,,,,cat,,{} | DAMAGED csv.cell-ignored annotations.csv:2",
                "items.csv | image | imago | REJECTED csv.cell items.csv:2",
                "annotations.csv | geometry | geo | REJECTED csv.header",
                "classes.csv | 0,cat | 0, | REJECTED csv.classes"
            })
    void whatCannotBeReadIsTold(String file, String good, String bad, String problem) throws Exception {
        Path path = folder.resolve(file);
        String text = Files.readString(path);
        int at = text.indexOf(good);
        Files.writeString(path, text.substring(0, at) + bad + text.substring(at + good.length()));
        assertEquals(problem, problems().get(0));
    }

    @Test
    void idsAreUniqueAndRelationsLeadSomewhere() throws Exception {
        Path path = folder.resolve("annotations.csv");
        List<String> lines = Files.readAllLines(path);
        Files.writeString(path, String.join("\n", lines.get(0), lines.get(1), lines.get(1), lines.get(2)) + "\n");
        assertEquals(List.of("REJECTED csv.annotation.duplicate-id annotations.csv:3"), problems());
        Files.writeString(path, String.join("\n", lines.get(0), lines.get(2)) + "\n");
        assertEquals(
                List.of("REMARK csv.relation annotations.csv:0", "DAMAGED csv.rows-missing items.csv:0"), problems());
    }

    @Test
    void aFolderWithoutTablesIsRefused() throws Exception {
        Files.delete(folder.resolve("items.csv"));
        assertThrows(ExportException.class, this::problems);
    }

    @Test
    void picturesAreThereAndHaveTheirSizes() throws Exception {
        Path media = Files.createDirectories(folder.resolve("media"));
        assertEquals(List.of("REMARK csv.media.missing items.csv:0"), problems());
        Files.writeString(media.resolve("a.jpg"), "");
        assertEquals(List.of(), problems());
        Path items = folder.resolve("items.csv");
        Files.writeString(items, Files.readString(items).replace(",train,", ",train,1"));
        assertEquals(List.of("DAMAGED csv.media.size items.csv:0"), problems());
    }

    @Test
    void aRowIsNamedAlsoWhereTheFaultIsItsFile() throws Exception {
        Files.createDirectories(folder.resolve("media"));
        Path items = folder.resolve("items.csv");
        Files.writeString(items, Files.readString(items).replace(",a.jpg,", ",../a.jpg,"));
        assertEquals(List.of("REJECTED csv.media.outside items.csv:2"), problems());
    }

    @Test
    void rowsThatAreMissingAreTold() throws Exception {
        Path annotations = folder.resolve("annotations.csv");
        Files.writeString(annotations, Files.readAllLines(annotations).get(0) + "\n");

        assertEquals(List.of("DAMAGED csv.rows-missing items.csv:0"), problems());
        Trial read = Trial.read(new CsvTarget(), Map.of("path", folder.toString()), folder.resolve("scratch"));
        assertEquals(List.of("csv.rows-missing"), read.lossCodes());

        Path items = folder.resolve("items.csv");
        Files.writeString(items, Files.readString(items).replace(",1,{}", ",1.0,{}"));
        assertEquals(List.of("DAMAGED csv.rows-missing items.csv:0"), problems());
        Files.writeString(items, Files.readString(items).replace(",1.0,{}", ",many,{}"));
        assertEquals(List.of(), problems());
    }
}
