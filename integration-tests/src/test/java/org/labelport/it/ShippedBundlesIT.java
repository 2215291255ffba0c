package org.labelport.it;

import static org.junit.Assert.assertEquals;
import static org.ops4j.pax.exam.CoreOptions.options;

import java.util.Arrays;
import java.util.List;
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

    @Test
    public void ownBundlesAreThere() {
        List<String> own = Arrays.stream(context.getBundles())
                .map(Bundle::getSymbolicName)
                .filter(name -> name.startsWith("org.labelport."))
                .sorted()
                .toList();

        assertEquals(
                List.of(
                        "org.labelport.api",
                        "org.labelport.converters.coco",
                        "org.labelport.converters.csv",
                        "org.labelport.converters.synapse",
                        "org.labelport.converters.yolo",
                        "org.labelport.dm",
                        "org.labelport.engine",
                        "org.labelport.geometry",
                        "org.labelport.http",
                        "org.labelport.shell",
                        "org.labelport.targets.synapse"),
                own);
    }
}
