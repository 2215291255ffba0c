package org.labelport.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.labelport.report.Loss.Effect;
import org.labelport.verify.Problem;

class ReportTest {

    @Test
    void itemErrorTakesTheItemAndItsAnnotations() {
        ItemError error = ItemError.ofItem("7", 3, "media.missing", "there is no file");

        assertEquals(new ItemError("7", "", "media.missing", "there is no file", 1, 3), error);
    }

    @Test
    void annotationErrorTakesOneAnnotation() {
        ItemError error = ItemError.ofAnnotation("7", "a", "number.invalid", "x is NaN");

        assertEquals(new ItemError("7", "a", "number.invalid", "x is NaN", 0, 1), error);
    }

    @Test
    void errorLosesOneItemAtMost() {
        assertThrows(IllegalArgumentException.class, () -> new ItemError("7", "", "code", "message", 2, 0));
        assertThrows(IllegalArgumentException.class, () -> new ItemError("7", "", "code", "message", -1, 0));
        assertThrows(IllegalArgumentException.class, () -> ItemError.ofItem("7", -1, "code", "message"));
    }

    @Test
    void messageThatQuotesDataIsOneLine() {
        ExportException failure = new ExportException("option.invalid", "there is no 'a\r\nb\u0000\u2028'. Give c");

        assertEquals("option.invalid: there is no 'a\\r\\nb\\u0000\\u2028'. Give c", failure.line());
        assertEquals(
                "no 'a\\nb'",
                ItemError.ofItem("7", 0, "number.invalid", "no 'a\nb'").message());
        assertEquals(
                "no 'a\\u001b'",
                Problem.of(Problem.Effect.REMARK, "voc.name", "a.xml", "no 'a\u001b'")
                        .message());
    }

    @Test
    void longMessageKeepsWhatFailedAndWhatToDo() {
        ExportException failure =
                new ExportException("option.invalid", "no '" + "\ud83d\ude00".repeat(5000) + "'. Give c");

        assertTrue(failure.getMessage().length() < 2100, failure.getMessage());
        assertTrue(
                failure.getMessage().matches("no '(\ud83d\ude00)+ … (\ud83d\ude00)+'. Give c"), failure.getMessage());
    }

    @Test
    void whatIsLeftOutBelongsToAnItem() {
        assertThrows(IllegalArgumentException.class, () -> Loss.dropped("", "a", "geometry.unsupported", "a mask"));
        assertThrows(IllegalArgumentException.class, () -> new Loss("", "", "filter", "", Effect.FILTERED));
        assertEquals(
                Effect.DROPPED,
                Loss.dropped("7", "a", "geometry.unsupported", "a mask").effect());
    }

    @Test
    void changeMayConcernTheWholeDataSet() {
        assertEquals(new Loss("", "", "class.renamed", "b", Effect.CHANGED), Loss.ofDataset("class.renamed", "b"));
        assertEquals(Effect.CHANGED, Loss.changed("7", "file.renamed", "b").effect());
        assertEquals("a", Loss.changed("7", "a", "mask.vectorised", "b").annotation());
    }

    @Test
    void exportErrorIsOneLineWithItsCode() {
        assertEquals("option.invalid: no", new ExportException("option.invalid", "no").line());
    }
}
