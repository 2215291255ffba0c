package org.labelport.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.export.ExportHandle;
import org.labelport.it.plugin.TablesConverter;
import org.labelport.model.Taxonomy;
import org.labelport.plugin.PluginRules;

/** Twenty upgrades and rollbacks while a long export is in flight and short ones come all the time. */
class PluginStormIT {

    private static final String TABLES = "com.acme.tables";
    private static final int CHANGES = 20;

    @TempDir
    Path folder;

    private final List<WeakReference<ClassLoader>> loaders = new CopyOnWriteArrayList<>();

    @BeforeEach
    void rememberLoaders() {
        System.getProperties().put(TablesConverter.LOADERS, loaders);
    }

    @AfterEach
    void forgetLoaders() {
        System.getProperties().remove(TablesConverter.LOADERS);
    }

    @Test
    void noExportFailsAndNoOldClassLoaderIsLeft() throws Exception {
        long ofOtherTests = classesInTheHeap();
        ExecutorService storm = Executors.newFixedThreadPool(2);
        try (PluginLab lab = PluginLab.start(folder)) {
            PluginRules rules = PluginRules.USUAL.allowingUnsigned();
            lab.plugins().install(jar(0), rules);
            GatedSource source = new GatedSource(Taxonomy.EMPTY, GatedSource.items(4));
            lab.runtime().addTarget(source);
            ExportHandle inFlight = lab.startLong(source);
            AtomicBoolean over = new AtomicBoolean();
            Set<String> writers = ConcurrentHashMap.newKeySet();
            AtomicInteger ended = new AtomicInteger();
            List<Future<Integer>> exports = new ArrayList<>();
            for (int thread = 0; thread < 2; thread++) {
                exports.add(storm.submit(() -> {
                    int count = 0;
                    while (!over.get()) {
                        writers.add(lab.exportedBy("tables"));
                        ended.incrementAndGet();
                        count++;
                    }
                    return count;
                }));
            }
            for (int change = 1; change <= CHANGES; change++) {
                if (change % 4 == 0) {
                    lab.plugins().rollback("tables", rules);
                } else {
                    lab.plugins().upgrade(jar(change), rules);
                }
                // Two may have begun before the change; the third is one of the new version.
                int enough = ended.get() + 3;
                PluginLab.await(
                        "short exports go on",
                        () -> ended.get() >= enough || exports.stream().anyMatch(Future::isDone));
            }
            String last = lab.exportedBy("tables");
            over.set(true);
            int count = 0;
            for (Future<Integer> export : exports) {
                count += export.get();
            }
            assertTrue(count > CHANGES, count + " short exports");
            assertTrue(writers.size() > CHANGES / 2, writers.toString());
            source.open();
            assertEquals("1.0.0", PluginLab.writer(inFlight.await()));
            assertEquals(last, lab.exportedBy("tables"));

            PluginLab.await("only the class loader of the version that serves is left: " + alive(), () -> alive() == 1);
            assertTrue(classesInTheHeap() <= ofOtherTests + 1);
            assertTrue(loaders.size() > CHANGES / 2, loaders.size() + " class loaders");
            assertEquals(
                    1,
                    lab.states(TABLES).stream()
                            .filter(state -> state.endsWith("serving"))
                            .count());
            PluginLab.await(
                    "none drains", () -> lab.states(TABLES).stream().noneMatch(state -> state.endsWith("draining")));
        } finally {
            storm.shutdownNow();
        }
    }

    private long alive() {
        System.gc();
        return loaders.stream().filter(loader -> loader.get() != null).count();
    }

    /** Classes of the plug-in that the heap holds, one for each class loader. */
    private static long classesInTheHeap() throws Exception {
        Object histogram = ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                        "gcClassHistogram",
                        new Object[] {new String[0]},
                        new String[] {String[].class.getName()});
        return histogram
                .toString()
                .lines()
                .filter(line -> line.endsWith(" " + TablesConverter.class.getName()))
                .count();
    }

    private String jar(int number) throws Exception {
        return PluginJar.of(TABLES, "1." + number + ".0").in(folder).toString();
    }
}
