package org.labelport.it;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.ops4j.pax.exam.CoreOptions.options;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.inject.Inject;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.runner.RunWith;
import org.labelport.convert.Converter;
import org.labelport.export.ExportEngine;
import org.labelport.export.ExportListener;
import org.labelport.export.ExportParams;
import org.labelport.export.ExportResult;
import org.labelport.export.FormatInfo;
import org.labelport.report.ExportException;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/** Formats are services: found by their properties, and gone with their bundle. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class FormatsComeAndGoIT {

    private static final Path ROOT = Path.of(System.getProperty("labelport.root"));

    @Rule
    public final TemporaryFolder temporary = new TemporaryFolder();

    @Inject
    private BundleContext context;

    @Inject
    private ExportEngine engine;

    @Configuration
    public Option[] configuration() {
        return options(Shipped.runtime());
    }

    @Test
    public void formatsAreFoundByTheirProperties() throws Exception {
        for (String format : formats()) {
            assertEquals(
                    1,
                    context.getServiceReferences(Converter.class, "(labelport.format=" + format + ")")
                            .size());
        }
        assertEquals(
                1,
                context.getServiceReferences(
                                Converter.class,
                                "(&(labelport.format=yolo)(labelport.data_types=image)(labelport.shapes=polygon))")
                        .size());
        assertEquals(
                0,
                context.getServiceReferences(Converter.class, "(&(labelport.format=yolo)(labelport.data_types=audio))")
                        .size());
    }

    @Test
    public void formatsKnowTheirBundle() {
        for (FormatInfo format : engine.formats()) {
            Bundle bundle = bundle(format.provider());
            assertEquals(bundle.getVersion().toString(), format.version());
        }
    }

    @Test
    public void stoppedBundleTakesItsFormatsAlongAndBringsThemBack() throws Exception {
        List<String> all = formats();
        List<String> others = formatsWithout("org.labelport.converters.csv");
        assertTrue(all.contains("csv") && !others.contains("csv"));
        Bundle csv = bundle("org.labelport.converters.csv");
        csv.stop();
        assertEquals(others, formats());
        csv.start();
        assertEquals(all, formats());
    }

    @Test
    public void uninstalledBundleIsGoneAndComesBackWhenInstalledAgain() throws Exception {
        List<String> all = formats();
        List<String> others = formatsWithout("org.labelport.converters.yolo");
        assertTrue(all.contains("yolo") && !others.contains("yolo"));
        Bundle yolo = bundle("org.labelport.converters.yolo");
        String location = yolo.getLocation();
        yolo.uninstall();
        assertEquals(others, formats());
        context.installBundle(location).start();
        assertEquals(all, formats());
    }

    /** What a format cannot take as a whole it refuses with a reason; all others account for everything. */
    @Test
    public void exampleIsExportedToEveryFormatAndCountsAddUp() throws Exception {
        Path out = temporary.newFolder().toPath();
        Map<String, String> refused = new TreeMap<>();
        for (String format : formats()) {
            ExportParams params = ExportParams.from("coco")
                    .filter(
                            "path",
                            ROOT.resolve("examples/shapes/annotations.json").toString())
                    .filter("images", ROOT.resolve("examples/shapes/images").toString())
                    .destination(out)
                    .to(format)
                    .build();
            try {
                ExportResult.Published export = engine.start(params, ExportListener.NONE)
                        .await()
                        .exports()
                        .get(0);
                assertEquals(format, 12, export.summary().items().read());
                assertEquals(format, 35, export.summary().annotations().read());
                assertTrue(format, Files.isRegularFile(export.folder().resolve("run.json")));
            } catch (ExportException e) {
                refused.put(format, e.code());
            }
        }
        assertEquals(
                "boxes and polygons in one data set",
                Map.of("yolo", "task.mixed", "yolo-ndjson", "task.mixed"),
                refused);
    }

    private List<String> formatsWithout(String bundle) {
        return List.copyOf(new TreeSet<>(engine.formats().stream()
                .filter(format -> !format.provider().equals(bundle))
                .map(format -> format.descriptor().id())
                .toList()));
    }

    private List<String> formats() {
        return List.copyOf(new TreeSet<>(engine.formats().stream()
                .map(format -> format.descriptor().id())
                .toList()));
    }

    private Bundle bundle(String symbolicName) {
        return Arrays.stream(context.getBundles())
                .filter(bundle -> symbolicName.equals(bundle.getSymbolicName()))
                .findFirst()
                .orElseThrow();
    }
}
