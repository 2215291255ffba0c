package org.labelport.engine.write;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.labelport.convert.ConversionPlan;
import org.labelport.convert.Converter;
import org.labelport.convert.PlanRequest;

class ThrownTest {

    private static final class Format implements Converter {

        @Override
        public ConversionPlan plan(PlanRequest request) {
            throw new UnsupportedOperationException();
        }
    }

    private static StackTraceElement frame(String type, int line) {
        return new StackTraceElement(type, "write", type.substring(type.lastIndexOf('.') + 1) + ".java", line);
    }

    private static String words(StackTraceElement... stack) {
        Exception thrown = new IllegalStateException("no place");
        thrown.setStackTrace(stack);
        return Thrown.words(new Format(), thrown);
    }

    @Test
    void theInnermostPlaceInTheFormatsOwnCodeIsNamed() {
        assertEquals(
                "java.lang.IllegalStateException: no place, at org.labelport.engine.write.rows.Row (Row.java:9)",
                words(
                        frame("java.util.Objects", 3),
                        frame("org.labelport.model.Shape", 4),
                        frame("org.labelport.engine.write.rows.Row", 9),
                        frame("org.labelport.engine.write.Table", 12)));
    }

    @Test
    void codeWithoutLinesIsNamedByItsClass() {
        assertEquals(
                "java.lang.IllegalStateException: no place, at org.labelport.engine.write.Table",
                words(new StackTraceElement("org.labelport.engine.write.Table", "write", null, -1)));
    }

    @Test
    void codeOfOthersIsNot() {
        assertEquals("java.lang.IllegalStateException: no place", words(frame("org.acme.Library", 3)));
        assertEquals("java.lang.IllegalStateException: no place", words());
    }
}
