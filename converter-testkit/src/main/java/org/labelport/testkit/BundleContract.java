package org.labelport.testkit;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.jar.JarFile;
import org.labelport.convert.Converter;
import org.labelport.convert.ProvidesFormat;
import org.labelport.target.ProvidesTarget;
import org.labelport.target.TargetHandler;

/**
 * The contract test of a built bundle with formats or targets: its manifest declares the same as its classes, and its
 * services are found in an OSGi framework and by {@link java.util.ServiceLoader} alike.
 *
 * <p>For integration tests, and for plugin authors: {@code BundleContract.verify(Path.of("target/acme-1.0.jar"))}.
 */
public final class BundleContract {

    private BundleContract() {}

    /**
     * Compares the manifest with the classes.
     *
     * @param jar whose classes can be loaded beside those of the test's own class path
     * @throws AssertionError naming everything that differs
     */
    public static void verify(Path jar) throws IOException {
        List<String> faults = new ArrayList<>();
        URL[] place = {jar.toUri().toURL()};
        try (JarFile file = new JarFile(jar.toFile());
                URLClassLoader classes = new URLClassLoader(place, BundleContract.class.getClassLoader())) {
            BundleContents contents = BundleContents.read(file);
            SortedSet<Offer> loaded = new TreeSet<>();
            for (Class<?> service : List.of(Converter.class, TargetHandler.class)) {
                compare(
                        "declared as " + service.getSimpleName() + " component but not in META-INF/services: ",
                        contents.components(service.getName()).keySet(),
                        contents.services(service.getName()),
                        faults);
                compare(
                        "in META-INF/services but no " + service.getSimpleName() + " component: ",
                        contents.services(service.getName()),
                        contents.components(service.getName()).keySet(),
                        faults);
                contents.components(service.getName()).forEach((name, properties) -> {
                    List<Offer> offers = offers(name, classes, faults);
                    loaded.addAll(offers);
                    offers.forEach(offer -> compareProperties(name, offer, properties, faults));
                });
            }
            SortedSet<Offer> declared = contents.capabilities();
            if (declared.isEmpty()) {
                faults.add("Provide-Capability has neither " + Offer.FORMAT + " nor " + Offer.TARGET);
            }
            compare("in a class's annotation but not in Provide-Capability: ", loaded, declared, faults);
            compare("in Provide-Capability but not in a component's annotation: ", declared, loaded, faults);
        }
        Rule.BUNDLE.require(faults.isEmpty(), jar + ":\n  " + String.join("\n  ", faults));
    }

    private static <T> void compare(String fault, Collection<T> ones, Collection<T> others, List<String> faults) {
        for (T one : ones) {
            if (!others.contains(one)) {
                faults.add(fault + one);
            }
        }
    }

    private static List<Offer> offers(String name, ClassLoader classes, List<String> faults) {
        Class<?> type;
        try {
            type = classes.loadClass(name);
        } catch (ClassNotFoundException | LinkageError e) {
            faults.add("the class " + name + " cannot be loaded: " + e);
            return List.of();
        }
        List<Offer> offers = new ArrayList<>();
        ProvidesFormat format = type.getAnnotation(ProvidesFormat.class);
        if (format != null) {
            offers.add(Offer.of(format));
        }
        ProvidesTarget target = type.getAnnotation(ProvidesTarget.class);
        if (target != null) {
            offers.add(Offer.of(target));
        }
        if (offers.isEmpty()) {
            faults.add("the class " + name + " has neither @ProvidesFormat nor @ProvidesTarget");
        }
        return offers;
    }

    private static void compareProperties(
            String name, Offer offer, Map<String, List<String>> properties, List<String> faults) {
        offer.attributes().forEach((key, expected) -> {
            List<String> actual = properties.getOrDefault("labelport." + key, List.of());
            if (!actual.equals(expected)) {
                faults.add("the component " + name + " has the service property labelport." + key + " " + actual
                        + ", its annotation says " + expected);
            }
        });
    }
}
