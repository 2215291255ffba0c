package org.labelport.plugins.change;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.labelport.plugin.PluginEvent.Step;
import org.labelport.plugin.PluginId;
import org.labelport.plugin.PluginListener;
import org.labelport.plugin.PluginVersion;

class StepsTest {

    private static final PluginId PLUGIN = new PluginId("com.acme.tables", new PluginVersion(1, 0, 0, ""));

    static Stream<Throwable> failures() {
        return Stream.of(
                new IllegalStateException("gone"),
                new AssertionError("gone"),
                new NoClassDefFoundError("gone"),
                new IOException("gone"));
    }

    /** Between two steps, what is on the disk and what runs differ: a listener must not end a change there. */
    @ParameterizedTest
    @MethodSource("failures")
    void listenerThatFailsIsReportedAndTheOthersAreTold(Throwable failure) {
        List<String> warnings = new ArrayList<>();
        List<Step> told = new ArrayList<>();
        PluginListener failing = event -> {
            throw StepsTest.<RuntimeException>sneaky(failure);
        };
        new Steps(List.of(failing, event -> told.add(event.step())), warnings::add).done(Step.COMMITTED, PLUGIN);
        assertEquals(List.of(Step.COMMITTED), told);
        assertEquals(List.of("a listener of plug-ins failed: " + failure), warnings);
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> E sneaky(Throwable failure) throws E {
        throw (E) failure;
    }
}
