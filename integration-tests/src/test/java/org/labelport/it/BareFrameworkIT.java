package org.labelport.it;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.ops4j.pax.exam.CoreOptions.junitBundles;
import static org.ops4j.pax.exam.CoreOptions.systemProperty;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.inject.Inject;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.runner.RunWith;
import org.labelport.export.ExportEngine;
import org.labelport.export.ExportEvent;
import org.labelport.export.ExportListener;
import org.labelport.export.ExportParams;
import org.labelport.export.ExportResult;
import org.labelport.model.Annotation;
import org.labelport.model.Blob;
import org.labelport.model.Category;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.model.Taxonomy;
import org.labelport.target.TargetHandler;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;

/** The bundles that the guide tells operators of Felix and Karaf to install, and no others, in a framework without the launcher. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class BareFrameworkIT {

    private static final Path ROOT = Path.of(System.getProperty("labelport.root"));

    @Rule
    public final TemporaryFolder temporary = new TemporaryFolder();

    @Inject
    private BundleContext context;

    @Inject
    private ExportEngine engine;

    @Configuration
    public Option[] configuration() throws IOException {
        List<Option> options = new ArrayList<>();
        options.add(junitBundles());
        options.add(
                systemProperty("org.ops4j.pax.logging.DefaultServiceLog.level").value("WARN"));
        MarkdownPage guide = MarkdownPage.read(LabelportProcess.project("docs/guides/embed.md"));
        for (List<String> row : MarkdownPage.firstTable(guide.section("In Felix or Karaf"))) {
            for (String name : row.get(1).replace("`", "").split(",\\s*")) {
                options.add(Shipped.installed(Shipped.jar(name)));
            }
        }
        return options.toArray(Option[]::new);
    }

    @Test
    public void bundlesOfTheGuideAreEnough() {
        List<String> asleep = Arrays.stream(context.getBundles())
                .filter(bundle -> bundle.getHeaders().get("Fragment-Host") == null)
                .filter(bundle -> bundle.getState() != Bundle.ACTIVE)
                .map(Bundle::getSymbolicName)
                .toList();
        assertEquals(List.of(), asleep);
        List<String> missing = new ArrayList<>();
        for (Path converters : Shipped.converters()) {
            String bundle = converters.getFileName().toString().replaceAll("-.*", "");
            if (engine.formats().stream().noneMatch(format -> format.provider().equals(bundle))) {
                missing.add(bundle);
            }
        }
        assertEquals("bundles of formats that offer none", List.of(), missing);
    }

    @Test
    public void exportRuns() throws Exception {
        ExportParams.Builder params = ExportParams.from("coco")
                .filter("path", ROOT.resolve("examples/shapes/annotations.json").toString())
                .filter("images", ROOT.resolve("examples/shapes/images").toString())
                .to("yolo", Map.of("task", "segment"));
        ExportResult.Published export = export(params, ExportListener.NONE);
        assertEquals(12, export.summary().items().read());
        assertTrue(Files.isRegularFile(export.folder().resolve("data.yaml")));
    }

    /** As other bundles of the framework do it. */
    @Test
    public void servicesOfOtherBundlesAreUsed() throws Exception {
        MemorySource desk = new MemorySource(new Taxonomy(List.of(Category.of("cup"))));
        desk.set(List.of(Item.of(
                "1",
                "desk.png",
                Media.Image.of(Blob.ABSENT, 640, 480),
                List.of(Annotation.of("a", "cup", Shape.Box.of(10, 20, 30, 40))))));
        List<ExportEvent> heard = new CopyOnWriteArrayList<>();
        ServiceRegistration<?> target = context.registerService(
                TargetHandler.class, desk, new Hashtable<>(Map.of("labelport.target", "memory")));
        ServiceRegistration<?> listener = context.registerService(
                ExportListener.class, (String run, ExportEvent event) -> heard.add(event), null);
        try {
            ExportResult.Published export = export(ExportParams.from("memory").to("csv"), (run, event) -> {});
            assertEquals(1, export.summary().annotations().written());
            assertTrue(heard.size() > 0);
        } finally {
            target.unregister();
            listener.unregister();
        }
    }

    private ExportResult.Published export(ExportParams.Builder params, ExportListener listener) throws Exception {
        Path out = temporary.newFolder().toPath();
        return engine.start(params.destination(out).build(), listener)
                .await()
                .exports()
                .get(0);
    }
}
