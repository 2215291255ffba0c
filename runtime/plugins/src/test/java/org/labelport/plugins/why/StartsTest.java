package org.labelport.plugins.why;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.labelport.plugin.Reason;
import org.labelport.plugins.why.plugin.FailingActivator;
import org.labelport.plugins.why.plugin.FailingModel;
import org.labelport.plugins.why.plugin.ForgetfulActivator;
import org.labelport.plugins.why.plugin.Model;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;

/** What resolves and does not start, or starts and does nothing. */
class StartsTest {

    @RegisterExtension
    static final LiveFramework FRAMEWORK = new LiveFramework();

    private static final String MODEL = Model.class.getName();

    private static BundleFile withActivator(Class<?> activator) {
        return BundleFile.of("org.acme.tables", "1.1.0")
                .type(activator)
                .with("Bundle-Activator", activator.getName())
                .with("Import-Package", "org.osgi.framework");
    }

    private static BundleFile withComponent(Class<?> type, String references) {
        return BundleFile.of("org.acme.tables", "1.1.0").component("org.acme.tables", type, Model.class, references);
    }

    private static String whyNotStarted(BundleFile file) throws BundleException {
        Bundle bundle = FRAMEWORK.installed(file);
        BundleException failure = assertThrows(BundleException.class, bundle::start);
        return LiveFramework.text(FRAMEWORK.explanations().ofFailure(bundle, failure));
    }

    private static String why(Bundle bundle) {
        return LiveFramework.text(FRAMEWORK.explanations().ofBundle(bundle));
    }

    @Test
    void activatorThrows() throws Exception {
        assertEquals("""
                activator.failed: its activator failed: IllegalStateException: no licence file, at org.labelport.plugins.why.plugin.FailingActivator (FailingActivator.java:11)
                  To do: Tell its author, with this line; or take another version of it.""", whyNotStarted(withActivator(FailingActivator.class)));
    }

    @Test
    void activatorUsesWhatIsNotImported() throws Exception {
        assertEquals("""
                class.missing: its activator failed: class org.objectweb.asm.ClassWriter cannot be found
                  To do: Have org.objectweb.asm named in its Import-Package, or packed into it.""", whyNotStarted(withActivator(ForgetfulActivator.class)));
    }

    @Test
    void failureAfterTheStart() throws Exception {
        Bundle well = FRAMEWORK.started(BundleFile.of("org.acme.well", "1.0.0"));
        Bundle waiting =
                FRAMEWORK.started(withComponent(Model.class, "<reference name=\"geo\" interface=\"org.acme.Geo\"/>"));
        Exception failure = new ExecutionException(new IllegalStateException("no such format"));

        assertEquals(List.of(), FRAMEWORK.explanations().ofFailure(well, failure));
        assertEquals(
                List.of("component.unsatisfied"),
                FRAMEWORK.explanations().ofFailure(waiting, failure).stream()
                        .map(Reason::code)
                        .toList());
    }

    @Test
    void unresolvedBundleThatWasStarted() throws Exception {
        assertEquals(
                """
                package.missing: needs package org.acme.geo, which nothing here has
                  To do: Install a bundle that exports it, or pack it into the plug-in.""", whyNotStarted(BundleFile.of("org.acme.tables", "1.1.0").with("Import-Package", "org.acme.geo")));
    }

    @Test
    void classesForNewerJava() throws Exception {
        int java = Runtime.version().feature();
        String expected = """
                class.version: class %s was compiled for Java 99; this is Java %d
                  To do: Run Labelport with Java 99 or newer, or compile the plug-in with --release %d.""";
        String activator = FailingActivator.class.getName();
        BundleFile file = withActivator(FailingActivator.class).type(FailingActivator.class, 99);
        assertEquals(expected.formatted(activator, java, java), whyNotStarted(file));

        Bundle component = FRAMEWORK.started(BundleFile.of("org.acme.other", "1.0.0")
                .component("org.acme.other", Model.class, Model.class, "")
                .type(Model.class, 99));
        assertEquals(expected.formatted(MODEL, java, java), why(component));
    }

    @Test
    void nobodyStartedIt() throws Exception {
        Bundle bundle = FRAMEWORK.installed(BundleFile.of("org.acme.tables", "1.1.0"));

        assertEquals("""
                not.started: is not started, though all that it needs is there
                  To do: Start it: `start %d` in the shell says why, if it cannot.""".formatted(bundle.getBundleId()), why(bundle));
        bundle.start();
        assertEquals("", why(bundle));
        bundle.uninstall();
        assertEquals("""
                not.installed: is not installed any more
                  To do: Install it again.""", why(bundle));
    }

    @Test
    void componentWithoutItsService() throws Exception {
        Bundle bundle = FRAMEWORK.started(withComponent(
                FailingModel.class, "<reference name=\"geo\" interface=\"org.acme.Geo\" target=\"(kind=flat)\"/>"));

        assertEquals("""
                component.unsatisfied: component org.acme.tables lacks a service org.acme.Geo that fits (kind=flat) (reference geo), which nothing here has
                  To do: Install a plug-in that brings it.""", why(bundle));
    }

    @Test
    void componentWhoseFilterLetsNothingIn() throws Exception {
        FRAMEWORK.started(BundleFile.of("org.acme.model", "2.0.0").component("model", Model.class, Model.class, ""));
        Bundle bundle = FRAMEWORK.started(withComponent(
                FailingModel.class, "<reference name=\"model\" interface=\"" + MODEL + "\" target=\"(kind=flat)\"/>"));

        assertEquals("""
                component.unsatisfied: component org.acme.tables lacks a service %s that fits (kind=flat) (reference model); those of org.acme.model 2.0.0 do not fit
                  To do: Install a plug-in that brings one that fits.""".formatted(MODEL), why(bundle));
    }

    @Test
    void componentWhoseServiceWouldComeFromBrokenBundles() throws Exception {
        String declared = "osgi.service;objectClass:List<String>=\"org.acme.Geo\"";
        FRAMEWORK.installed(BundleFile.of("org.acme.geo", "2.0.0")
                .with("Provide-Capability", declared)
                .with("Import-Package", "org.acme.lost"));
        FRAMEWORK.started(BundleFile.of("org.acme.flat", "1.0.0")
                .with("Provide-Capability", declared)
                .component("flat", Model.class, Model.class, "<reference name=\"sea\" interface=\"org.acme.Sea\"/>"));
        Bundle bundle = FRAMEWORK.started(
                withComponent(
                        FailingModel.class,
                        "<reference name=\"geo\" interface=\"org.acme.Geo\"/><reference name=\"again\" interface=\"org.acme.Geo\"/>"));

        assertEquals("""
                component.unsatisfied: component org.acme.tables lacks a service org.acme.Geo (reference geo):
                  provider.unusable: org.acme.geo 2.0.0 would bring it, but that does not work:
                    package.missing: needs package org.acme.lost, which nothing here has
                      To do: Install a bundle that exports it, or pack it into the plug-in.
                  provider.unusable: org.acme.flat 1.0.0 would bring it, but that does not work:
                    component.unsatisfied: component flat lacks a service org.acme.Sea (reference sea), which nothing here has
                      To do: Install a plug-in that brings it.
                component.unsatisfied: component org.acme.tables lacks a service org.acme.Geo (reference again):
                  provider.unusable: org.acme.geo 2.0.0 would bring it, but that does not work (see above)
                  provider.unusable: org.acme.flat 1.0.0 would bring it, but that does not work (see above)""", why(bundle));
    }

    @Test
    void componentsThatWaitForEachOther() throws Exception {
        FRAMEWORK.started(BundleFile.of("org.acme.geo", "2.0.0")
                .with("Provide-Capability", "osgi.service;objectClass:List<String>=\"org.acme.Geo\"")
                .component(
                        "geo", Model.class, Model.class, "<reference name=\"tables\" interface=\"org.acme.Tables\"/>"));
        Bundle bundle =
                FRAMEWORK.started(withComponent(Model.class, "<reference name=\"geo\" interface=\"org.acme.Geo\"/>")
                        .with("Provide-Capability", "osgi.service;objectClass:List<String>=\"org.acme.Tables\""));

        assertEquals("""
                component.unsatisfied: component org.acme.tables lacks a service org.acme.Geo (reference geo):
                  provider.unusable: org.acme.geo 2.0.0 would bring it, but that does not work:
                    component.unsatisfied: component geo lacks a service org.acme.Tables (reference tables), which org.acme.tables 1.1.0 would bring, and that does not work either
                      To do: If they wait for each other, have one of the references made optional.""", why(bundle));
    }

    @Test
    void componentThatThrows() throws Exception {
        Bundle bundle = FRAMEWORK.started(withComponent(FailingModel.class, ""));
        assertNull(bundle.getBundleContext().getService(bundle.getRegisteredServices()[0]), "nobody gets it");

        assertEquals("""
                component.failed: component org.acme.tables failed: IllegalStateException: weights are damaged, because of NumberFormatException: For input string: "many", at org.labelport.plugins.why.plugin.FailingModel (FailingModel.java:9)
                  To do: Tell its author, with this line; or take another version of it.""", why(bundle));
    }

    @Test
    void componentWhoseClassIsNotThere() throws Exception {
        Bundle bundle = FRAMEWORK.started(BundleFile.of("org.acme.tables", "1.1.0")
                .with("Service-Component", "OSGI-INF/tables.xml")
                .file("OSGI-INF/tables.xml", """
                        <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.4.0" name="org.acme.tables">
                          <implementation class="org.acme.Tables"/>
                          <service><provide interface="org.acme.Format"/></service>
                        </scr:component>
                        """));

        assertEquals("""
                class.missing: component org.acme.tables failed: class org.acme.Tables cannot be found
                  To do: Have org.acme named in its Import-Package, or packed into it.""", why(bundle));
    }

    @Test
    void componentWhoseClassIsMisspelt() throws Exception {
        Bundle bundle = FRAMEWORK.started(BundleFile.of("org.acme.tables", "1.1.0")
                .with("Service-Component", "OSGI-INF/tables.xml")
                .file("org/acme/Table.class", "")
                .file("OSGI-INF/tables.xml", """
                        <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.4.0" name="org.acme.tables">
                          <implementation class="org.acme.Tables"/>
                          <service><provide interface="org.acme.Format"/></service>
                        </scr:component>
                        """));

        assertEquals("""
                class.missing: component org.acme.tables failed: class org.acme.Tables cannot be found
                  To do: Have the class packed into the plug-in.""", why(bundle));
    }

    @Test
    void declaredFormatThatNobodyRegisters() throws Exception {
        Bundle bundle = FRAMEWORK.started(BundleFile.of("org.acme.tables", "1.1.0")
                .with("Provide-Capability", "org.labelport.format;format=tables"));

        assertEquals("""
                service.missing: declares the format tables and registers no service for it
                  To do: Have it made a component, as the guide about writing a format shows.""", why(bundle));
    }

    @Test
    void whatIsDeclaredIsToldInOneOrder() throws Exception {
        Bundle bundle = FRAMEWORK.started(BundleFile.of("org.acme.tables", "1.1.0")
                .with("Provide-Capability", "org.labelport.target;target=tables,org.labelport.format;format=tables"));

        assertEquals(
                List.of(
                        "declares the format tables and registers no service for it",
                        "declares the target tables and registers no service for it"),
                FRAMEWORK.explanations().ofBundle(bundle).stream()
                        .map(Reason::text)
                        .toList());
    }

    @Test
    void noDeclarativeServices() throws Exception {
        Bundle components = FRAMEWORK.components();
        Bundle bundle = FRAMEWORK.started(withComponent(Model.class, ""));
        components.stop();
        try {
            assertEquals(
                    List.of("capability.missing"),
                    FRAMEWORK.explanations().ofBundle(bundle).stream()
                            .map(Reason::code)
                            .toList());
        } finally {
            components.start();
        }
    }
}
