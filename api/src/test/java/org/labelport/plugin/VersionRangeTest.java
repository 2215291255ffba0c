package org.labelport.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionRangeTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[1.2,2)       | 1.2.0     | true",
                "[1.2,2)       | 1.9.9.z   | true",
                "[1.2,2)       | 2.0.0     | false",
                "[1.2,2)       | 1.1.9     | false",
                "(1.2,2]       | 1.2.0     | false",
                "(1.2,2]       | 1.2.0.a   | true",
                "(1.2,2]       | 2.0.0     | true",
                "(1.2,2]       | 2.0.0.a   | false",
                "1.2           | 1.2.0     | true",
                "1.2           | 77.0.0    | true",
                "1.2           | 1.1.0     | false",
                "[1.2.3,1.2.3] | 1.2.3     | true",
                "[1.2.3,1.2.3] | 1.2.3.a   | false",
                " [ 1.2 , 2 ) | 1.3       | true",
            })
    void versionsLieInRangesByTheRulesOfOsgi(String range, String version, boolean inside) {
        assertEquals(inside, range(range).includes(version(version)), range + " " + version);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "1.2.3.4.5",
                "[1,2",
                "1,2)",
                "[2,1]",
                "(1,1]",
                "[1,1)",
                "[1,2,3]",
                "1.-2",
                "9999999999",
                "[,2]"
            })
    void whatIsNoRangeIsRefused(String text) {
        assertEquals(Optional.empty(), VersionRange.parse(text));
    }

    @Test
    void versionsOfMavenAndOfBundlesAreTheSame() {
        assertEquals(version("1.2.0.SNAPSHOT"), version("1.2-SNAPSHOT"));
        assertEquals("1.2.0.SNAPSHOT", version("1.2.0-SNAPSHOT").toString());
        assertEquals("3.0.0", version("3").toString());
    }

    @Test
    void numbersCompareAsNumbersAndQualifiersAsText() {
        List<String> order = List.of("1.0.0", "1.0.0.RC1", "1.0.0.b", "1.0.2", "1.0.10", "1.9.0", "1.10.0", "2.0.0");
        List<String> sorted = Stream.of("1.10.0", "1.0.0.b", "2.0.0", "1.0.0.RC1", "1.0.10", "1.0.2", "1.0.0", "1.9.0")
                .map(VersionRangeTest::version)
                .sorted()
                .map(PluginVersion::toString)
                .toList();
        assertEquals(order, sorted);
    }

    @Test
    void textsOfRangesReadBack() {
        for (String text : List.of("[1.2.0,2.0.0)", "(1.0.0,1.5.0.x]", "1.2.0", "[1.0.0,1.0.0]")) {
            assertEquals(text, range(text).toString());
        }
        assertTrue(range("0").isAny());
    }

    private static VersionRange range(String text) {
        return VersionRange.parse(text).orElseThrow();
    }

    private static PluginVersion version(String text) {
        return PluginVersion.parse(text).orElseThrow();
    }
}
