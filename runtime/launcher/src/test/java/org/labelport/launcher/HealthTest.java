package org.labelport.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleException;

class HealthTest {

    @Test
    void missingPackageIsNamed() {
        assertEquals(
                "needs package picocli 4.7.0 or newer",
                Health.plainWords(new BundleException("Unable to resolve org.labelport.shell [16](R 16.0): missing"
                        + " requirement [org.labelport.shell [16](R 16.0)] osgi.wiring.package;"
                        + " (&(osgi.wiring.package=picocli)(version>=4.7.0)(!(version>=5.0.0))) Unresolved requirements:"
                        + " [[org.labelport.shell [16](R 16.0)] osgi.wiring.package;"
                        + " (&(osgi.wiring.package=picocli)(version>=4.7.0)(!(version>=5.0.0)))]")));
    }

    @Test
    void causeBehindOtherBundlesIsNamed() {
        assertEquals(
                "needs package c",
                Health.plainWords(new BundleException("Unable to resolve a [1](R 1.0): missing requirement [a [1](R"
                        + " 1.0)] osgi.wiring.package; (osgi.wiring.package=b) [caused by: Unable to resolve b [2](R"
                        + " 2.0): missing requirement [b [2](R 2.0)] osgi.wiring.package; (osgi.wiring.package=c)]"
                        + " Unresolved requirements: [[a [1](R 1.0)] osgi.wiring.package; (osgi.wiring.package=b)]")));
    }

    @Test
    void newerJavaIsAskedFor() {
        assertEquals(
                "needs Java 99 or newer; this is Java " + Runtime.version().feature(),
                Health.plainWords(new BundleException("Unable to resolve a [1](R 1.0): missing requirement [a [1](R"
                        + " 1.0)] osgi.ee; (&(osgi.ee=JavaSE)(version=99)) Unresolved requirements: []")));
    }

    @Test
    void otherFailuresKeepTheirCause() {
        assertEquals(
                "does not start: java.lang.IllegalStateException: no",
                Health.plainWords(new BundleException("Activator start error", new IllegalStateException("no"))));
    }
}
