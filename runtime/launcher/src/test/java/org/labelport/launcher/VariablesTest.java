package org.labelport.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VariablesTest {

    @ParameterizedTest
    @CsvSource({
        "LABELPORT_HAEP,LABELPORT_HEAP",
        "LABELPORT_CONFIG,LABELPORT_CONF",
        "LABELPORT_RUN,LABELPORT_RUNS",
        "LABELPORT_PLUGIN,LABELPORT_PLUGINS",
        "LABELPORT_JAVA_OPTIONS,LABELPORT_JAVA_OPTS",
        "LABELPORT_JAVAHOME,LABELPORT_JAVA_HOME",
        "LABELPORT_QUICK_START,LABELPORT_QUICKSTART"
    })
    void misspeltOneIsMetWithTheOneThatWasMeant(String name, String meant) {
        assertEquals(
                List.of("the variable " + name + " is none of Labelport's and does nothing. Did you mean " + meant
                        + "?"),
                Variables.misspelt(Set.of(name, "PATH")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LABELPORT_PORT",
                "LABELPORT_PORT_80_TCP_ADDR",
                "LABELPORT_SERVICE_HOST",
                "LABELPORT_VERSION",
                "LABELPORT_HOME",
                "LABELPORT_",
                "LABELPORTER_CONF",
                "PLUGINS"
            })
    void thoseOfOthersAreLeftAlone(String name) {
        assertEquals(List.of(), Variables.misspelt(Set.of(name)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"labelport", "docs/guides/operators.md", "docs/guides/plugins.md"})
    void thoseThatTheStartScriptHeedsAndGuidesNameAreNoMistakes(String file) throws IOException {
        Set<String> named = Pattern.compile("LABELPORT_[A-Z_]+")
                .matcher(Files.readString(Path.of("../..", file)))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
        assertTrue(named.contains("LABELPORT_PLUGINS"), file);
        assertEquals(List.of(), Variables.misspelt(named));
    }
}
