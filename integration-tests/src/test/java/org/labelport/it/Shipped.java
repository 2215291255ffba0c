package org.labelport.it;

import static org.ops4j.pax.exam.CoreOptions.bundle;
import static org.ops4j.pax.exam.CoreOptions.composite;
import static org.ops4j.pax.exam.CoreOptions.junitBundles;
import static org.ops4j.pax.exam.CoreOptions.systemProperty;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ops4j.pax.exam.Option;

/** The bundles as they ship, from the distribution of this build and not from a local repository. */
final class Shipped {

    private static final Path ROOT = Path.of(System.getProperty("labelport.root"));
    private static final Path HOME = ROOT.resolve("distribution/target/labelport");

    private Shipped() {}

    /** Everything a run needs; here the API is a bundle like any other, where the launcher shares the host's. */
    static Option runtime() {
        List<Option> options = new ArrayList<>();
        options.add(junitBundles());
        options.add(
                systemProperty("org.ops4j.pax.logging.DefaultServiceLog.level").value("WARN"));
        options.addAll(jars(HOME.resolve("lib"), "org.labelport.api-*.jar"));
        options.addAll(jars(HOME.resolve("bundles"), "*.jar"));
        return composite(options.toArray(Option[]::new));
    }

    /** What only the interactive shell adds. */
    static Option shell() {
        List<Option> options = new ArrayList<>(jars(HOME.resolve("shell"), "*.jar"));
        // Else Gogo stops the framework at the end of standard input.
        options.add(systemProperty("gosh.args").value("--nointeractive --noshutdown"));
        // Gogo's own profile sets options of a line reader, which does not exist without a terminal.
        options.add(systemProperty("gosh.home")
                .value(ROOT.resolve("integration-tests/src/test/gosh").toString()));
        return composite(options.toArray(Option[]::new));
    }

    private static List<Option> jars(Path folder, String glob) {
        List<Option> found = new ArrayList<>();
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(folder, glob)) {
            jars.forEach(jar -> found.add(bundle(jar.toUri().toString())));
        } catch (IOException e) {
            throw new UncheckedIOException(folder + ": build the distribution first, ./mvnw package", e);
        }
        return found;
    }
}
