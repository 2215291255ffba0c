package org.labelport.voc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.labelport.report.Loss;
import org.labelport.testkit.trial.Trial;

/** Tests that what files say beside VOC's elements is told. */
class VocUnreadTest extends VocFixture {

    @Test
    void filesThatDifferInTheSpellingOfXmlAreItemsOfTheirOwn() throws Exception {
        for (String name : List.of("a.XML", "a.xml")) {
            text(name, "<annotation>" + SIZE + object(name, "", 2, 3, 9, 8) + "</annotation>");
        }

        Trial read = read("");

        assertEquals(
                List.of("a a.XML", "a__2 a.xml"),
                read.items().stream()
                        .map(item -> item.id() + " " + item.annotations().get(0).category())
                        .toList());
        assertEquals(
                List.of("a__2 voc.file-repeated"),
                read.losses().stream()
                        .map(loss -> loss.item() + " " + loss.code())
                        .toList());
    }

    @Test
    void linksToNothingThatAreNoPartOfTheDataSetEndNoRun() throws Exception {
        xml("set/Annotations/a.xml", SIZE);
        Files.createSymbolicLink(temp.resolve("set/backup"), temp.resolve("gone"));
        assertEquals(List.of("a"), ids(read("set")));

        Files.createSymbolicLink(temp.resolve("set/JPEGImages"), temp.resolve("gone"));
        UncheckedIOException ended = assertThrows(UncheckedIOException.class, () -> read("set"));
        assertTrue(String.valueOf(ended.getMessage()).contains("JPEGImages"), ended::getMessage);
    }

    @Test
    void aSizeThatIsNoNumberOfPixelsIsAnError() throws Exception {
        for (String width : List.of("20", "20.0", "", "0")) {
            text("a.xml", "<annotation>" + SIZE.replace(">20<", ">" + width + "<") + "</annotation>");
            assertEquals(List.of(), read("").errorCodes(), width);
        }
        for (String width : List.of("19.5", "-1", "2147483648", "x")) {
            text("a.xml", "<annotation>" + SIZE.replace(">20<", ">" + width + "<") + "</annotation>");
            assertEquals(List.of("number.invalid"), read("").errorCodes(), width);
        }
    }

    @Test
    void attributesOfTagsAreTold() throws Exception {
        String object = object("cat", "", 2, 3, 9, 8)
                .replace("<object>", "<object id='7'>")
                .replace("<bndbox>", "<bndbox sure='no'>");
        text("a.xml", "<annotation verified='yes' state='open'>" + SIZE + object + "</annotation>");

        assertEquals(
                List.of(
                        "not read: id of the tag object, sure of the tag bndbox",
                        "not read: state of the tag annotation"),
                read("").losses().stream().map(Loss::detail).toList());
    }
}
