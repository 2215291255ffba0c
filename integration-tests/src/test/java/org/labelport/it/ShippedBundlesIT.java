package org.labelport.it;

import static org.junit.Assert.assertEquals;
import static org.ops4j.pax.exam.CoreOptions.options;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import javax.inject.Inject;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class ShippedBundlesIT {

    private static final Path ROOT = Path.of(System.getProperty("labelport.root"));

    @Inject
    private BundleContext context;

    @Configuration
    public Option[] configuration() {
        return options(Shipped.runtime(), Shipped.shell());
    }

    @Test
    public void everyBundleResolvesAndStarts() {
        List<String> asleep = Arrays.stream(context.getBundles())
                .filter(bundle -> bundle.getHeaders().get("Fragment-Host") == null)
                .filter(bundle -> bundle.getState() != Bundle.ACTIVE)
                .map(bundle -> bundle.getLocation() + " is in state " + bundle.getState())
                .toList();

        assertEquals(List.of(), asleep);
    }

    @Test
    public void everyJarIsABundle() {
        List<String> plain = Arrays.stream(context.getBundles())
                .filter(bundle -> bundle.getSymbolicName() == null)
                .map(Bundle::getLocation)
                .toList();

        assertEquals(List.of(), plain);
    }

    /** All bundles of this project ship. */
    @Test
    public void ownBundlesAreThere() throws IOException {
        List<String> own = Arrays.stream(context.getBundles())
                .map(Bundle::getSymbolicName)
                .filter(name -> name.startsWith("org.labelport."))
                .sorted()
                .toList();

        List<String> built = new ArrayList<>(bundlesOfTheProject());
        built.removeAll(List.of("org.labelport.testkit", "org.labelport.launcher")); // for builds; starts the others
        assertEquals(built, own);
    }

    private static List<String> bundlesOfTheProject() throws IOException {
        List<String> names = new ArrayList<>();
        for (String folder : List.of("", "runtime", "targets")) {
            try (DirectoryStream<Path> modules = Files.newDirectoryStream(ROOT.resolve(folder))) {
                for (Path module : modules) {
                    if (Files.exists(module.resolve("bnd.bnd"))) {
                        names.add(symbolicName(module.resolve("bnd.bnd")));
                    }
                }
            }
        }
        Collections.sort(names);
        return names;
    }

    private static String symbolicName(Path bnd) throws IOException {
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(bnd)) {
            properties.load(in);
        }
        return properties.getProperty("Bundle-SymbolicName");
    }
}
