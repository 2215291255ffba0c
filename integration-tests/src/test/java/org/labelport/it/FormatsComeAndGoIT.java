package org.labelport.it;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;
import static org.ops4j.pax.exam.CoreOptions.options;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import javax.inject.Inject;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.labelport.convert.Converter;
import org.labelport.export.ExportEngine;
import org.labelport.export.ExportListener;
import org.labelport.export.ExportParams;
import org.labelport.export.ExportResult;
import org.labelport.export.FormatInfo;
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
    private static final List<String> ALL = List.of("coco", "csv", "synapse-json", "voc", "yolo");

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
        assertEquals(ALL, formats());
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
        Bundle csv = bundle("org.labelport.converters.csv");
        csv.stop();
        assertEquals(List.of("coco", "synapse-json", "yolo"), formats());
        csv.start();
        assertEquals(ALL, formats());
    }

    @Test
    public void uninstalledBundleIsGoneAndComesBackWhenInstalledAgain() throws Exception {
        Bundle yolo = bundle("org.labelport.converters.yolo");
        String location = yolo.getLocation();
        yolo.uninstall();
        assertEquals(List.of("coco", "csv", "synapse-json", "voc"), formats());
        context.installBundle(location).start();
        assertEquals(ALL, formats());
    }

    @Test
    public void exampleIsExportedToEveryFormatAndCountsAddUp() throws Exception {
        Path out = Files.createTempDirectory("labelport-it");
        ExportParams.Builder params = ExportParams.from("coco")
                .filter("path", ROOT.resolve("examples/shapes/annotations.json").toString())
                .filter("images", ROOT.resolve("examples/shapes/images").toString())
                .destination(out);
        ALL.forEach(params::to);
        ExportResult result = engine.start(params.build(), ExportListener.NONE).await();
        assertFalse(result.hasErrors());
        for (ExportResult.Published export : result.exports()) {
            assertEquals(12, export.summary().items().written());
            assertEquals(35, export.summary().annotations().read());
            assertTrue(Files.isRegularFile(export.folder().resolve("run.json")));
        }
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
