package org.labelport.imagefolder.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadmeClassesTest {

    @TempDir
    Path folder;

    @Test
    void namesOfANumberedListAreRead() throws Exception {
        assertEquals(List.of("cat", "it's", "a: b"), names("  cat \t", "'it''s'", "\"a: b\""));
    }

    @Test
    void aLongLineOfBlanksIsReadAtOnce() {
        String blanks = " ".repeat(400_000);
        assertTimeoutPreemptively(
                Duration.ofSeconds(30), () -> assertEquals(List.of("a" + blanks + "b"), names("a" + blanks + "b")));
    }

    /** Fields of one column are not around the column that follows it. */
    @Test
    void theColumnAfterObjectsIsNoneOfTheirs() throws Exception {
        Files.writeString(folder.resolve(ReservedNames.README), """
                ---
                dataset_info:
                  features:
                  - name: objects
                    sequence:
                    - name: category
                      dtype:
                        class_label:
                          names:
                            '0': cat
                  - name: label
                    dtype:
                      class_label:
                        names:
                          '0': indoors
                ---
                """);

        assertEquals(
                Map.of("objects.category", List.of("cat"), "label", List.of("indoors")),
                ReadmeClasses.read(folder).byColumn());
    }

    private List<String> names(String... names) throws Exception {
        StringBuilder text = new StringBuilder("---\ndataset_info:\n  features:\n  - name: label\n    dtype:\n"
                + "      class_label:\n        names:\n");
        for (int i = 0; i < names.length; i++) {
            text.append("          '").append(i).append("': ").append(names[i]).append('\n');
        }
        Files.writeString(folder.resolve(ReservedNames.README), text.append("---\n"));
        return ReadmeClasses.read(folder).of(ReadmeClasses.LABEL);
    }
}
