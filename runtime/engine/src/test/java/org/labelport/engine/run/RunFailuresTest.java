package org.labelport.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.labelport.report.ExportException;

class RunFailuresTest {

    @ParameterizedTest
    @ValueSource(strings = {"the page is cut. Try again later.", "the page is cut. Try again later"})
    void howToGoOnIsASentenceOfItsOwn(String message) {
        ExportException told =
                RunFailures.continuable(new ExportException("http.cut", message), "4f2a", Path.of("out"));

        assertEquals(
                "the page is cut. Try again later. What was done is kept; go on with: labelport resume 4f2a --in out",
                told.getMessage());
    }
}
