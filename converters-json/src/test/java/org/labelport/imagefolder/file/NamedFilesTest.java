package org.labelport.imagefolder.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamedFilesTest {

    @ParameterizedTest
    @CsvSource({
        "a.png, a.png",
        "./m/a.png, m/a.png",
        "m//./a.png, m/a.png",
        ".\\m\\a.png, m/a.png",
        "a..b/..c.png, a..b/..c.png",
        "'', ''",
    })
    void pathsOfOneFileAreEqual(String name, String path) {
        assertEquals(path, NamedFiles.path(name));
        assertFalse(NamedFiles.leadsOut(name));
    }

    /** So that they are told as files that do not exist, and not as no name. */
    @ParameterizedTest
    @ValueSource(strings = {".", "./", ".\\"})
    void namesOfTheFolderItselfAreNotLost(String name) {
        assertEquals(name, NamedFiles.path(name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "..",
                "../a.png",
                "..\\a.png",
                "m/../../a.png",
                "m\\..\\..\\a.png",
                "m/..",
                "/a.png",
                "\\a.png",
                "/a\nb.png",
                "C:/a.png",
                "c:\\a.png",
                "https://example.com/a.png",
            })
    void namesThatLeadOutStayAsTheyAre(String name) {
        assertTrue(NamedFiles.leadsOut(name));
        assertEquals(name, NamedFiles.path(name));
    }
}
