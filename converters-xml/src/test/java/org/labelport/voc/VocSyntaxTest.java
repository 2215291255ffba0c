package org.labelport.voc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.labelport.testkit.trial.Trial;
import org.labelport.voc.file.VocXmlReader;

/** Tests which XML files are read at all. */
class VocSyntaxTest extends VocFixture {

    @Test
    void brokenFilesAreItemErrorsAndTheRestIsRead() throws Exception {
        xml("good.xml", SIZE);
        text("empty.xml", "");
        text("cut.xml", "<annotation>\n<filename>a.jpg</filename>\n<obj");
        text("other.xml", "<annotations/>");
        text("nested.xml", "<annotation><filename><b>a.jpg</b></filename></annotation>");
        text("junk.xml", "<annotation/>junk");
        text("size.xml", "<annotation><size><width>-5</width></size></annotation>");
        Files.write(temp.resolve("latin.xml"), "<annotation>é</annotation>".getBytes(StandardCharsets.ISO_8859_1));
        Files.write(temp.resolve("large.xml"), new byte[VocXmlReader.MAX_BYTES + 1]);

        Trial read = read("");

        assertEquals(List.of("good"), ids(read));
        Map<String, String> codes = new HashMap<>();
        read.errors().forEach(error -> codes.put(error.item(), error.code() + " " + error.message()));
        assertEquals(8, codes.size());
        assertTrue(codes.get("cut").startsWith("voc.syntax cut.xml, line 3: "), codes.get("cut"));
        assertFalse(codes.get("cut").contains("\n"));
        assertTrue(codes.get("other").contains("'annotations'"), codes.get("other"));
        assertTrue(codes.get("large").startsWith("voc.too-large"), codes.get("large"));
    }

    @Test
    void declaredEncodingsAreRead() throws Exception {
        for (String encoding : List.of("ISO-8859-1", "UTF-8", "UTF-16", "UTF-16LE")) {
            String text = "<?xml version=\"1.0\" encoding='" + encoding
                    + "'?><annotation><filename>é.jpg</filename></annotation>";
            Files.write(temp.resolve(encoding + ".xml"), text.getBytes(encoding));
        }
        text("mark.xml", "\uFEFF<annotation><filename>é.jpg</filename></annotation>");
        text("odd.xml", "<?xml version='1.0' encoding='klingon'?><annotation/>");

        Trial read = read("");

        assertEquals(5, read.items().size());
        assertTrue(read.items().stream().allMatch(item -> item.path().equals("é.jpg")));
        assertEquals(List.of("voc.syntax"), read.errorCodes());
    }

    @Test
    void aDeclarationThatIsNotInItsEncodingIsToBeCorrected() throws Exception {
        for (String mark : List.of("", "\uFEFF")) {
            text("a.xml", mark + "<?xml version=\"1.0\" encoding=\"utf-16\"?>\n<annotation/>");
            String message = read("").errors().get(0).message();
            assertTrue(message.contains("Save it as UTF-8, and let its first line declare that"), message);
        }
    }

    @Test
    void documentTypesAndEntitiesAreRefused() throws Exception {
        Path secret = Files.writeString(temp.resolve("secret.txt"), "secret");
        StringBuilder laughs = new StringBuilder("<!DOCTYPE annotation [<!ENTITY a0 \"ha\">\n");
        for (int i = 1; i < 30; i++) {
            laughs.append("<!ENTITY a" + i + " \"")
                    .append(("&a" + (i - 1) + ";").repeat(10))
                    .append("\">\n");
        }
        laughs.append("]><annotation><filename>&a29;</filename></annotation>");
        text("x/laughs.xml", laughs.toString());
        text(
                "x/external.xml",
                "<!DOCTYPE annotation [<!ENTITY x SYSTEM \"" + secret.toUri()
                        + "\">]><annotation><filename>&x;</filename></annotation>");
        text(
                "x/parameter.xml",
                "<!DOCTYPE annotation SYSTEM \"http://127.0.0.1:9/x.dtd\">"
                        + "<annotation><filename>a</filename></annotation>");
        text("x/undeclared.xml", "<annotation><filename>&x;</filename></annotation>");

        Trial read = read("x");

        assertEquals(List.of(), read.items());
        assertEquals(
                List.of("voc.syntax"), read.errorCodes().stream().distinct().toList());
        assertEquals(4, read.errors().size());
        read.errors().forEach(error -> assertFalse(error.message().contains("secret."), error.message()));
        assertTrue(
                read.errors().get(0).message().contains("a DOCTYPE is not allowed"),
                read.errors().get(0).message());
    }
}
