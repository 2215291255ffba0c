package org.labelport.xml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.labelport.limits.Limits;
import org.labelport.report.ItemException;

class XmlCursorTest {

    /** Messages are in the lists of an export, whose bytes are the same for all who make it. */
    @ParameterizedTest
    @CsvSource({"en,hello", "de,hello", "ja,<a x=1/>", "de,<a><b></a></b>"})
    void whatIsNoXmlIsSaidInOneLanguage(String language, String text) {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag(language));
        try {
            String message =
                    assertThrows(ItemException.class, () -> readAll(text)).getMessage();
            assertEquals(
                    "a.xml, line 1: this is not XML here, column N: a tag, a quotation mark or a character is wrong."
                            + " Correct it, or export the file again.",
                    message.replaceFirst("column [1-9][0-9]*:", "column N:"));
        } finally {
            Locale.setDefault(before);
        }
    }

    private static void readAll(String text) throws Exception {
        ByteArrayInputStream bytes = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        try (XmlCursor cursor = XmlCursor.open(XmlCursor.factory(), bytes, "a.xml", "x.syntax", Limits.USUAL)) {
            cursor.root();
            cursor.finish();
        }
    }
}
