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
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
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
        options.add(installed(api()));
        bundles().forEach(jar -> options.add(installed(jar)));
        return composite(options.toArray(Option[]::new));
    }

    /** What only the interactive shell adds. */
    static Option shell() {
        List<Option> options = new ArrayList<>();
        jars("shell", "*.jar").forEach(jar -> options.add(installed(jar)));
        // Else Gogo stops the framework at the end of standard input.
        options.add(systemProperty("gosh.args").value("--nointeractive --noshutdown"));
        // Gogo's own profile sets options of a line reader, which does not exist without a terminal.
        options.add(systemProperty("gosh.home")
                .value(ROOT.resolve("integration-tests/src/test/gosh").toString()));
        return composite(options.toArray(Option[]::new));
    }

    /** The bundles that the launcher starts. */
    static List<Path> bundles() {
        return jars("bundles", "*.jar");
    }

    /** The bundles with formats. */
    static List<Path> converters() {
        return jars("bundles", "org.labelport.converters.*.jar");
    }

    /** The jar that the launcher shares with all bundles. */
    static Path api() {
        return jars("lib", "org.labelport.api-*.jar").get(0);
    }

    /** The jar of a bundle, in whichever folder of the installation. */
    static Path jar(String symbolicName) {
        return Stream.of("lib", "bundles", "shell")
                .flatMap(folder -> jars(folder, symbolicName + "-[0-9]*.jar").stream())
                .findFirst()
                .orElseThrow(() -> new AssertionError("the distribution has no " + symbolicName));
    }

    static Option installed(Path jar) {
        return bundle(jar.toUri().toString());
    }

    private static List<Path> jars(String folder, String glob) {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(HOME.resolve(folder), glob)) {
            jars.forEach(found::add);
        } catch (IOException e) {
            throw new UncheckedIOException(HOME.resolve(folder) + ": build the distribution first, ./mvnw package", e);
        }
        Collections.sort(found);
        return found;
    }
}
