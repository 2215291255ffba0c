package org.labelport.testsupport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

class FixedSeedsTest {

    private static final List<Long> TRIED = new ArrayList<>();

    private final String seeds = System.getProperty("labelport.seeds", "fixed");

    @AfterEach
    void putBack() {
        System.setProperty("labelport.seeds", seeds);
    }

    @Test
    void everyRunTriesTheSame() {
        System.setProperty("labelport.seeds", "fixed");
        assertEquals(run(), run());
    }

    @Test
    void everyRunTriesSomethingElseOnRequest() {
        System.setProperty("labelport.seeds", "random");
        assertNotEquals(run(), run());
    }

    private static List<Long> run() {
        TRIED.clear();
        LauncherFactory.create()
                .execute(LauncherDiscoveryRequestBuilder.request()
                        .selectors(selectClass(Sample.class))
                        .build());
        assertEquals(20, TRIED.size());
        return List.copyOf(TRIED);
    }

    /** Not found by name, so that only the tests above run it. */
    static class Sample {

        @Property(tries = 20)
        void remembers(@ForAll long value) {
            TRIED.add(value);
        }
    }
}
