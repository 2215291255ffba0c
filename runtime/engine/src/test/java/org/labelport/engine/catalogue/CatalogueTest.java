package org.labelport.engine.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.labelport.convert.ConversionPlan;
import org.labelport.convert.Converter;
import org.labelport.convert.FormatDescriptor;
import org.labelport.convert.PlanRequest;
import org.labelport.export.ExportParams.Requirements;
import org.labelport.export.FormatInfo;
import org.labelport.model.DataType;
import org.labelport.model.ShapeKind;
import org.labelport.plugin.VersionRange;
import org.labelport.report.ExportException;
import org.labelport.settings.Settings;

/** Which version of a format a run gets. */
class CatalogueTest {

    @TempDir
    Path conf;

    private Catalogue catalogue;

    /** Only that it is there counts here. */
    private static final class Nothing implements Converter {
        @Override
        public ConversionPlan plan(PlanRequest request) {
            throw new UnsupportedOperationException();
        }
    }

    @BeforeEach
    void threeVersions() {
        catalogue = new Catalogue(Settings.of(Optional.of(conf), Optional.empty()));
        add("1.1.0", 11, 0, Set.of(ShapeKind.BOX, ShapeKind.MASK));
        add("2.0.0", 20, 0, Set.of(ShapeKind.BOX));
        add("1.2.3", 12, 0, Set.of(ShapeKind.BOX, ShapeKind.POLYGON));
    }

    private Converter add(String version, long bundle, int ranking, Set<ShapeKind> shapes) {
        return add("yolo", version, bundle, ranking, shapes);
    }

    private Converter add(String format, String version, long bundle, int ranking, Set<ShapeKind> shapes) {
        Converter converter = new Nothing();
        catalogue.add(
                converter,
                new FormatDescriptor(
                        format,
                        "YOLO",
                        Set.of(DataType.IMAGE, DataType.VIDEO),
                        Set.of(DataType.IMAGE),
                        shapes,
                        List.of(),
                        List.of(),
                        false),
                new Origin("org.example.yolo", version, bundle, ranking, bundle));
        return converter;
    }

    private static Requirements versions(String range) {
        return Requirements.NONE.versions(VersionRange.parse(range).orElseThrow());
    }

    private static Requirements shapes(ShapeKind... shapes) {
        return new Requirements(VersionRange.ANY, Set.of(), Set.of(), Set.of(shapes));
    }

    private String chosen(Requirements asked) throws ExportException {
        return catalogue.format("yolo", asked).format().origin().version();
    }

    private String refused(Requirements asked) {
        ExportException refusal = assertThrows(ExportException.class, () -> catalogue.format("yolo", asked));
        assertEquals("format.unmatched", refusal.code());
        assertEquals(1, refusal.getMessage().lines().count(), refusal.getMessage());
        return refusal.getMessage();
    }

    private void pin(String json) throws IOException {
        Files.writeString(conf.resolve("plugins.json"), json);
    }

    @Test
    void theHighestVersionIsChosen() throws Exception {
        Choice choice = catalogue.format("yolo", Requirements.NONE);

        assertEquals("2.0.0", choice.format().origin().version());
        assertEquals("any version", choice.asked());
        assertEquals("the highest of 3 versions installed", choice.reason());
    }

    @Test
    void oneVersionServesAtEveryMomentOfAnUpgrade() throws Exception {
        List.of(11L, 12L, 20L).forEach(catalogue.providers()::forget);
        Converter first = add("3.0.0", 100, 0, Set.of());
        AtomicBoolean enough = new AtomicBoolean();
        Thread upgrades = new Thread(() -> {
            Converter old = first;
            for (long bundle = 101; !enough.get(); bundle++) {
                old = upgraded(old, bundle);
            }
        });
        upgrades.start();
        try {
            for (int i = 0; i < 50_000; i++) {
                chosen(Requirements.NONE);
            }
        } finally {
            enough.set(true);
            upgrades.join();
        }
    }

    /** A run is continued while another build of its version takes the place of the one that served. */
    @Test
    void theVersionOfARunServesWhileAnotherBuildTakesItsPlace() throws Exception {
        List.of(11L, 12L, 20L).forEach(catalogue.providers()::forget);
        Converter first = add("3.0.0", 100, 0, Set.of());
        AtomicBoolean enough = new AtomicBoolean();
        Thread builds = new Thread(() -> {
            Converter old = first;
            for (long bundle = 101; !enough.get(); bundle++) {
                old = replaced(old, bundle, "3.0.0");
            }
        });
        builds.start();
        try {
            for (int i = 0; i < 50_000; i++) {
                try (Lease lease = catalogue.providers().lease("run" + i)) {
                    assertTrue(
                            catalogue
                                    .format("yolo", "org.example.yolo", "3.0.0", lease)
                                    .isPresent(),
                            "at " + i);
                }
            }
        } finally {
            enough.set(true);
            builds.join();
        }
    }

    /** @return what serves from now on, in the place of the one before */
    private Converter upgraded(Converter old, long bundle) {
        return replaced(old, bundle, "3.0." + bundle);
    }

    private Converter replaced(Converter old, long bundle, String version) {
        Providers providers = catalogue.providers();
        providers.hold(bundle);
        Converter converter = add(version, bundle, 0, Set.of());
        providers.serve(bundle);
        providers.drain(bundle - 1, () -> {});
        catalogue.remove(old);
        providers.forget(bundle - 1);
        return converter;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[1.2,2)       | 1.2.3",
                "[1.2,2]       | 2.0.0",
                "1.1           | 2.0.0",
                "[1.1,1.1]     | 1.1.0",
                "(1.1,1.9)     | 1.2.3",
                "[1,1.2)       | 1.1.0",
            })
    void rangesAreThoseOfOsgi(String range, String version) throws Exception {
        assertEquals(version, chosen(versions(range)));
    }

    @Test
    void whatWasAskedIsSaidInFull() throws Exception {
        assertEquals(
                "[1.2.0,2.0.0)", catalogue.format("yolo", versions("[1.2,2)")).asked());
        assertEquals("1.2.0 or newer", catalogue.format("yolo", versions("1.2")).asked());
    }

    @Test
    void ofEqualVersionsTheHigherRankingThenTheOlderServiceIsChosen() throws Exception {
        add("2.0.0", 30, 5, Set.of(ShapeKind.BOX));
        add("2.0.0", 29, 5, Set.of(ShapeKind.BOX));

        assertEquals(
                29,
                catalogue.format("yolo", Requirements.NONE).format().origin().bundle());
    }

    @Test
    void whatIsNotYetOrNoLongerServingIsNotChosen() throws Exception {
        catalogue.providers().hold(20);
        assertEquals("1.2.3", chosen(Requirements.NONE));
        assertEquals(
                List.of("1.2.3", "1.1.0"),
                catalogue.formats().stream().map(FormatInfo::version).toList());
        catalogue.providers().drain(12, () -> {});
        assertEquals("1.1.0", chosen(Requirements.NONE));
        catalogue.providers().serve(20);
        assertEquals("2.0.0", chosen(Requirements.NONE));
    }

    @Test
    void shapesAndTypesOfDataNarrowTheChoice() throws Exception {
        assertEquals("1.2.3", chosen(shapes(ShapeKind.POLYGON)));
        assertEquals("1.1.0", chosen(shapes(ShapeKind.BOX, ShapeKind.MASK)));
        assertEquals("2.0.0", chosen(new Requirements(VersionRange.ANY, Set.of(DataType.VIDEO), Set.of(), Set.of())));
        Choice choice = catalogue.format("yolo", shapes(ShapeKind.POLYGON));
        assertEquals("any version, shape polygon", choice.asked());
        assertEquals("asked for", choice.reason());
    }

    @Test
    void whatEveryVersionLacksIsSaid() {
        assertEquals(
                "no installed version of format 'yolo' will do. Asked for: any version, annotations of video, shape mask."
                        + " Installed: 2.0.0 (no video: it holds annotations of image; no mask: it holds box),"
                        + " 1.2.3 (no video: it holds annotations of image; no mask: it holds box, polygon),"
                        + " 1.1.0 (no video: it holds annotations of image).",
                sorted(refused(
                        new Requirements(VersionRange.ANY, Set.of(), Set.of(DataType.VIDEO), Set.of(ShapeKind.MASK)))));
    }

    /** Sets have no order of their own. */
    private static String sorted(String message) {
        return message.replace("polygon, box", "box, polygon");
    }

    @Test
    void versionsThatAreNotInstalledAreNamedWithWhatIsAndHowToGetThem() {
        catalogue.suggestions((format, versions) -> Optional.of("labelport plugin install " + format + "@" + versions));

        assertEquals(
                "no installed version of format 'yolo' will do. Asked for: [3.0.0,4.0.0)."
                        + " Installed: 2.0.0 (not in [3.0.0,4.0.0)), 1.2.3 (not in [3.0.0,4.0.0)),"
                        + " 1.1.0 (not in [3.0.0,4.0.0)). labelport plugin install yolo@[3.0.0,4.0.0)",
                refused(versions("[3,4)")));
    }

    @Test
    void formatsThatAreNotInstalledGetASuggestionToo() {
        catalogue.suggestions((format, versions) -> Optional.of("labelport plugin install " + format));

        ExportException unknown = assertThrows(ExportException.class, () -> catalogue.format("voc", Requirements.NONE));
        assertEquals("format.unknown", unknown.code());
        assertEquals(
                "no format 'voc' is installed. Installed: yolo. labelport plugin install voc", unknown.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"yollo", "YOLO", "yolov8"})
    void misspeltFormatIsMetWithTheOneThatMayBeMeant(String name) {
        ExportException unknown = assertThrows(ExportException.class, () -> catalogue.format(name, Requirements.NONE));
        assertEquals("no format '" + name + "' is installed. Did you mean yolo?", unknown.getMessage());
    }

    @Test
    void beginningOfSeveralNamesIsMetWithAllOfThem() {
        add("cvat-images", "1.0.0", 30, 0, Set.of(ShapeKind.BOX));
        add("cvat-video", "1.0.0", 31, 0, Set.of(ShapeKind.BOX));

        ExportException unknown =
                assertThrows(ExportException.class, () -> catalogue.format("cvat", Requirements.NONE));
        assertEquals("no format 'cvat' is installed. Did you mean cvat-video or cvat-images?", unknown.getMessage());
    }

    @Test
    void pinsCountWhereNoVersionsAreAskedFor() throws Exception {
        pin("{\"pins\": {\"yolo\": \"[1.2,1.3)\"}}");

        Choice choice = catalogue.format("yolo", Requirements.NONE);
        assertEquals("1.2.3", choice.format().origin().version());
        assertEquals("any version", choice.asked());
        assertEquals("pinned by plugins.json to [1.2.0,1.3.0)", choice.reason());
        assertEquals("2.0.0", chosen(versions("2.0")));
        assertEquals(
                List.of("1.2.3", "2.0.0", "1.1.0"),
                catalogue.formats().stream().map(FormatInfo::version).toList(),
                "the one that runs get comes first");
    }

    @Test
    void pinsAreReadForEveryRun() throws Exception {
        pin("{\"pins\": {\"yolo\": \"[1.1,1.1]\"}}");
        assertEquals("1.1.0", chosen(Requirements.NONE));
        pin("{\"pins\": {\"voc\": \"[1.1,1.1]\"}}");
        assertEquals("2.0.0", chosen(Requirements.NONE));
        Files.delete(conf.resolve("plugins.json"));
        assertEquals("2.0.0", chosen(Requirements.NONE));
    }

    @Test
    void pinThatNothingMeetsIsSaidAndHowToGoPast() throws Exception {
        pin("{\"pins\": {\"yolo\": \"[5,6)\"}}");

        String refusal = refused(Requirements.NONE);
        assertTrue(refusal.contains("Asked for: any version, pinned by plugins.json to [5.0.0,6.0.0)."), refusal);
        assertTrue(refusal.endsWith("Name versions, as in yolo@2.0.0, or change the pin."), refusal);
    }

    @Test
    void keysThatAreForOthersAreNoConcernOfRuns() throws Exception {
        pin(
                "{\"pins\": {\"yolo\": \"[1.1,1.1]\"}, \"repositories\": [], \"allowUnsigned\": false, \"selfCheckSeconds\": 5,"
                        + " \"downloadLimitMegabytes\": 7}");
        assertEquals("1.1.0", chosen(Requirements.NONE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[",
                "[]",
                "{\"pins\": []}",
                "{\"pins\": {\"yolo\": \"newest\"}}",
                "{\"pins\": {\"yolo\": 1}}",
                "{\"pin\": {}}",
                "{\"pins\": {}, \"pins\": {}}"
            })
    void pinsThatCannotBeReadAreComplainedOfByRunsAndNotByLists(String content) throws Exception {
        pin(content);

        ExportException complaint =
                assertThrows(ExportException.class, () -> catalogue.format("yolo", Requirements.NONE));
        assertEquals("settings.invalid", complaint.code());
        assertTrue(complaint.getMessage().contains("plugins.json"), complaint.getMessage());
        assertEquals(3, catalogue.formats().size());
    }
}
