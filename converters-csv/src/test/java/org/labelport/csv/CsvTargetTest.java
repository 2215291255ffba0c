package org.labelport.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.labelport.limits.Limit;
import org.labelport.limits.Limits;
import org.labelport.model.Annotation;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.report.ExportException;
import org.labelport.report.Loss;
import org.labelport.testkit.trial.Trial;

class CsvTargetTest {

    private static final String ITEMS = "item_id,path,media,split,width,height,frames,fps,duration,metadata\n";
    private static final String ANNOTATIONS =
            "kind,item_id,annotation_id,class,x,y,w,h,angle,group_id,track_id,score,frame,page,t_start,t_end,start,end,"
                    + "text,geometry,attributes\n";

    @TempDir
    Path temp;

    @BeforeEach
    void smallTable() throws Exception {
        write("items.csv", ITEMS + "1,a.jpg,image,train,10,10,,,,\n2,b.jpg,image,,10.0,10,,,,{}\n");
        write("annotations.csv", ANNOTATIONS);
        write("classes.csv", "name,parent,color,keypoints,skeleton\ncat,,,,\n");
    }

    @Test
    void rowsMayComeInAnyOrder() throws Exception {
        write(
                "annotations.csv",
                ANNOTATIONS
                        + box("2", "b1", "cat", "1,1,2,2,")
                        + box("1", "a1", "cat", "1,1,2,2,90")
                        + box("2", "b2", "", "1,1,2,2,"));

        Trial read = read();

        assertEquals(List.of(), read.errors());
        assertEquals(
                List.of(List.of("a1"), List.of("b1", "b2")),
                read.items().stream()
                        .map(item ->
                                item.annotations().stream().map(Annotation::id).toList())
                        .toList());
        assertEquals(
                new Shape.Box(1, 1, 2, 2, Math.PI / 2),
                read.items().get(0).annotations().get(0).shape());
        assertEquals(10, ((Media.Image) read.items().get(1).media()).width());
    }

    @ParameterizedTest
    @ValueSource(strings = {"annotations.csv", "items.csv"})
    void oneOfItsTablesStandsForTheFolder(String table) throws Exception {
        String path = temp.resolve(table).toString();

        Trial read = Trial.read(new CsvTarget(), Map.of("path", path), temp.resolve("scratch"));

        assertEquals(List.of("1", "2"), read.ids());
    }

    @Test
    void badCellsAreErrorsOfTheirAnnotationWithFileAndLine() throws Exception {
        write(
                "annotations.csv",
                ANNOTATIONS
                        + box("1", "ok", "cat", "1,1,2,2,")
                        + box("1", "words", "cat", "one,1,2,2,")
                        + box("1", "nan", "cat", "NaN,1,2,2,")
                        + box("1", "negative", "cat", "1,1,-2,2,")
                        + box("1", "empty", "cat", "1,,2,2,")
                        + box("1", "huge", "cat", "1e999,1,2,2,")
                        + box("1", "dog", "dog", "1,1,2,2,")
                        + box("9", "lost", "cat", "1,1,2,2,")
                        + box("1", "ok", "cat", "1,1,2,2,")
                        + box("1", "", "cat", "1,1,2,2,")
                        + "cloud,1,kind,cat,,,,,,,,,,,,,,,,,\n"
                        + "mask,1,mask,cat,,,,,,,,,,,,,,,,\"{\"\"size\"\":[2,2],\"\"counts\"\":\"\"!\"\"}\",\n"
                        + "mask,1,twice,cat,,,,,,,,,,,,,,,,\"{\"\"size\"\":[2,2],\"\"size\"\":[2,2],\"\"counts\"\":\"\"04\"\"}\",\n"
                        + "polygon,1,deep,cat,,,,,,,,,,,,,,,," + "[".repeat(100_000) + ",\n"
                        + "box,1,short,cat,1\n"
                        + "polygon,1,cut,cat,,,,,,,,,,,,,,,,[[[,\n"
                        + box("1", "fine", "cat", "1,1,2,2,"));

        Trial read = read();

        assertEquals(
                List.of("ok", "fine"),
                read.items().get(0).annotations().stream().map(Annotation::id).toList());
        assertEquals(15, read.errors().size());
        assertTrue(read.errors().stream().allMatch(error -> error.annotations() == 1 && error.items() == 0));
        assertTrue(read.errors().stream().allMatch(error -> error.message().startsWith("annotations.csv, line ")));
        Map<String, String> codes = new HashMap<>();
        read.errors().forEach(error -> codes.put(error.annotation(), error.code() + " " + error.message()));
        assertEquals(
                "csv.cell annotations.csv, line 3, column x: 'one' is not a number. Correct it.", codes.get("words"));
        assertTrue(codes.get("cut").contains("it is not JSON"), codes.get("cut"));
        assertTrue(codes.get("twice").contains("Duplicate field 'size'"), codes.get("twice"));
        assertFalse(codes.get("cut").contains("Source"), codes.get("cut"));
        assertTrue(codes.get("dog").startsWith("category.unknown annotations.csv, line 8: 'dog'"), codes.get("dog"));
        assertTrue(codes.get("lost").startsWith("item.unknown annotations.csv, line 9"), codes.get("lost"));
        assertTrue(codes.get("ok").startsWith("annotation.duplicate-id"), codes.get("ok"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1,|frame", ",-1|page", "-2,|frame"})
    void aNegativeFrameOrPageIsAnErrorOfItsColumn(String cells) throws Exception {
        String[] parts = cells.split("\\|");
        write("annotations.csv", ANNOTATIONS + "box,1,a,cat,1,1,2,2,,,,," + parts[0] + ",,,,,,,\n");
        assertEquals(
                "annotations.csv, line 2, column " + parts[1] + ": a frame or page must be 0 or more",
                read().errors().get(0).message());
    }

    @Test
    void aRowHasAFrameOrAPage() throws Exception {
        write("annotations.csv", ANNOTATIONS + "box,1,a,cat,1,1,2,2,,,,,3,0,,,,,,,\n");
        assertEquals(List.of("csv.cell"), read().errorCodes());
        write(
                "annotations.csv",
                ANNOTATIONS + "box,1,a,cat,1,1,2,2,,,,,3,,,,,,,,\nbox,1,b,cat,1,1,2,2,,,,,,0,,,,,,,\n");
        assertEquals(List.of(), read().errorCodes());
    }

    @Test
    void badItemsAreErrorsThatCountTheirAnnotations() throws Exception {
        write(
                "items.csv",
                ITEMS + "1,a.jpg,image,train,ten,10,,,,\n"
                        + "2,b.jpg,picture,,,,,,,\n"
                        + "3,b.jpg,image,dev,,,,,,\n"
                        + "4,b.jpg,image,,,,,,,\n"
                        + "4,c.jpg,image,,,,,,,\n"
                        + "5,t.txt,text,,,,,,,\n"
                        + "6,v.mp4,video,,,,,1/2,,\n"
                        + "7,v.mp4,image,,-5,,,,,\n"
                        + "short\n");
        write(
                "annotations.csv",
                ANNOTATIONS
                        + box("1", "a", "cat", "1,1,2,2,")
                        + box("1", "b", "cat", "1,1,2,2,")
                        + box("4", "b", "cat", "1,1,2,2,"));

        Trial read = read();

        assertEquals(List.of("4"), read.items().stream().map(Item::id).toList());
        assertEquals(1, read.items().get(0).annotations().size());
        assertEquals(8, read.errors().size());
        assertEquals(8, read.errors().stream().mapToInt(error -> error.items()).sum());
        assertEquals(
                2, read.errors().stream().mapToInt(error -> error.annotations()).sum());
        assertEquals(
                "items.csv, line 2, column width: 'ten' is not a number. Correct it.",
                read.errors().get(0).message());
        assertTrue(read.errorCodes().contains("item.duplicate"));
    }

    @Test
    void extraColumnsAreReportedOnce() throws Exception {
        write("items.csv", ITEMS.replace("metadata", "metadata,weather") + "1,a.jpg,image,,,,,,,,rain\n");

        Trial read = read();

        assertEquals(List.of("csv.column-ignored"), read.lossCodes());
        assertTrue(read.losses().get(0).detail().contains("weather"));
        assertEquals(1, read.items().size());
    }

    @Test
    void decimalCommasAreToldAsSuch() throws Exception {
        write("annotations.csv", ANNOTATIONS.replace(',', ';') + "box;1;a;cat;1,5;1;2;2;;;;;;;;;;;;;\n");

        assertEquals(
                "annotations.csv, line 2, column x: '1,5' is not a number. Write decimals with a point.",
                read().errors().get(0).message());
    }

    @Test
    void cellsThatAKindDoesNotUseAreReported() throws Exception {
        write(
                "annotations.csv",
                ANNOTATIONS
                        + box("1", "a", "cat", "1,1,2,2,")
                        + "box,1,b,cat,1,1,2,2,,,,,,,,,0,3,a bird,,\n"
                        + "tag,1,c,cat,1,1,2,2,,,,,,,,,,,,,\n"
                        + "relation,1,r,on,,,,,,,,0.5,,,,,,,,\"{\"\"from\"\":\"\"a\"\",\"\"to\"\":\"\"b\"\"}\",{}\n");

        Trial read = read();

        assertEquals(List.of("csv.cell-ignored", "csv.cell-ignored", "csv.cell-ignored"), read.lossCodes());
        assertEquals(
                List.of(
                        "annotations.csv, line 3, columns start, end, text: a row of the kind 'box' does not use this."
                                + " Correct the kind, or leave it empty.",
                        "annotations.csv, line 4, columns x, y, w, h: a row of the kind 'tag' does not use this."
                                + " Correct the kind, or leave it empty.",
                        "annotations.csv, line 5, column score: a row of the kind 'relation' does not use this."
                                + " Correct the kind, or leave it empty."),
                read.losses().stream().map(Loss::detail).toList());
        assertEquals(3, read.items().get(0).annotations().size());
    }

    @Test
    void extraKeysOfMetadataAreReported() throws Exception {
        write(
                "items.csv",
                ITEMS
                        + "1,a.jpg,image,,,,,,,\"{\"\"weather\"\":1,\"\"orientation\"\":1,\"\"attributes\"\":{\"\"own\"\":2}}\"\n");

        Trial read = read();

        assertEquals(List.of("csv.key-ignored"), read.lossCodes());
        assertTrue(read.losses().get(0).detail().contains("not read: weather."), read.losses()::toString);
        assertEquals(Set.of("own"), read.items().get(0).attributes().keySet());
    }

    @Test
    void missingColumnsAndFilesEndTheRun() throws Exception {
        write("annotations.csv", "item_id,kind\n");
        ExportException missing = assertThrows(ExportException.class, this::read);
        assertEquals("csv.header", missing.code());
        assertTrue(missing.getMessage().contains("annotation_id"), missing.getMessage());

        write("annotations.csv", "");
        assertEquals(
                "csv.header", assertThrows(ExportException.class, this::read).code());

        Files.delete(temp.resolve("annotations.csv"));
        assertEquals(
                "csv.missing", assertThrows(ExportException.class, this::read).code());
    }

    @Test
    void tablesThatAreNotReadAreTold() throws Exception {
        write("annotations.csv", ANNOTATIONS);
        write("annotations (2).csv", ANNOTATIONS);
        Files.createDirectories(temp.resolve("part2"));
        Files.copy(temp.resolve("items.csv"), temp.resolve("part2/items.csv"));
        assertEquals(
                List.of("csv.file-ignored: tables that are not read: annotations (2).csv, part2/items.csv"),
                read().losses().stream()
                        .map(loss -> loss.code() + ": " + loss.detail())
                        .toList());
    }

    @Test
    void brokenQuotesEndTheRunWithTheirLine() throws Exception {
        write("annotations.csv", ANNOTATIONS + box("1", "a", "cat", "1,1,2,2,") + "box,1,\"b\n" + "x,y\n".repeat(100));
        ExportException unclosed = assertThrows(ExportException.class, this::read);
        assertEquals("csv.syntax", unclosed.code());
        assertTrue(unclosed.getMessage().contains("record at line 3"), unclosed.getMessage());

        write("annotations.csv", ANNOTATIONS + "box,1,\"b\"c,\n");
        assertEquals(
                "csv.syntax", assertThrows(ExportException.class, this::read).code());
    }

    @Test
    void quoteThatIsNeverClosedDoesNotFillTheMemory() throws Exception {
        try (var out = Files.newBufferedWriter(temp.resolve("annotations.csv"))) {
            out.write(ANNOTATIONS + "box,1,\"");
            String filler = "x,".repeat(1 << 16);
            for (long written = 0; written <= Limits.USUAL.of(Limit.CSV_RECORD); written += filler.length()) {
                out.write(filler);
            }
        }
        ExportException tooLong = assertThrows(ExportException.class, this::read);
        assertTrue(tooLong.getMessage().contains("longer than"), tooLong.getMessage());
    }

    @Test
    void otherEncodingsEndTheRun() throws Exception {
        String rows = ITEMS + ("a,a.jpg,image,,,,,,,\n".repeat(3000));
        Files.write(temp.resolve("items.csv"), (rows + "é,b.jpg,image,,,,,,,\n" + rows).getBytes("ISO-8859-1"));
        ExportException encoding = assertThrows(ExportException.class, this::read);
        assertEquals("csv.encoding", encoding.code());
        assertTrue(encoding.getMessage().contains("items.csv, line 3002: it is not UTF-8"), encoding.getMessage());
    }

    @Test
    void badClassesEndTheRun() throws Exception {
        String header = "name,parent,color,keypoints,skeleton\n";
        write("classes.csv", header + "cat,,,,\ncat,,,,\n");
        assertEquals(
                "csv.classes", assertThrows(ExportException.class, this::read).code());
        write("classes.csv", header + "cat,,,nose,\n");
        assertEquals(
                "csv.classes", assertThrows(ExportException.class, this::read).code());
        write(
                "classes.csv",
                "name,parent,color,keypoints,skeleton,attributes\ncat,,,,,\"[{\"\"name\"\":\"\"fur\"\",\"\"kind\"\":\"\"select\"\"}]\"\n");
        String message = assertThrows(ExportException.class, this::read).line();
        assertTrue(
                message.contains("'select' is not one of radio, checkbox, text, number, date, flag. Correct"), message);
    }

    @Test
    void withoutClassesAnyCategoryIsRead() throws Exception {
        Files.delete(temp.resolve("classes.csv"));
        write("annotations.csv", ANNOTATIONS + box("1", "a", "dog", "1,1,2,2,"));
        Trial read = read();
        assertTrue(read.taxonomy().isEmpty());
        assertEquals("dog", read.items().get(0).annotations().get(0).category());
    }

    @Test
    void mediaThatWasAskedForMustBeThere() throws Exception {
        Path media = Files.createDirectories(temp.resolve("pictures"));
        Files.writeString(media.resolve("a.jpg"), "pixels");
        Trial read = Trial.read(new CsvTarget(), Map.of("path", temp.toString(), "media", media.toString()), temp);
        assertEquals(List.of("1"), read.items().stream().map(Item::id).toList());
        assertEquals(List.of("media.missing"), read.errorCodes());
    }

    @Test
    void pathsThatLeadOutOfTheMediaFolderAreErrors() throws Exception {
        Files.createDirectories(temp.resolve("media"));
        write("items.csv", ITEMS + "1,../items.csv,image,,,,,,,\n2,/etc/passwd,image,,,,,,,\n");
        Trial read = read();
        assertEquals(List.of("media.outside", "media.outside"), read.errorCodes());
    }

    private static String box(String item, String id, String category, String cells) {
        return "box," + item + "," + id + "," + category + "," + cells + ",,,,,,,,,,,,\n";
    }

    private Trial read() throws Exception {
        return Trial.read(new CsvTarget(), Map.of("path", temp.toString()), temp);
    }

    private void write(String name, String text) throws Exception {
        Files.writeString(temp.resolve(name), text);
    }
}
