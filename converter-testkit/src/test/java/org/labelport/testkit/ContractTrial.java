package org.labelport.testkit;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.labelport.convert.Converter;
import org.labelport.target.TargetHandler;

/** Runs contracts that fail, and tells which of their tests did, and with what message. */
abstract class ContractTrial {

    /** Someone writes golden files anew: not these, which are there to be different. */
    private static String goldenMode;

    @BeforeAll
    static void compareGoldenFiles() {
        goldenMode = System.getProperty(Golden.PROPERTY);
        System.clearProperty(Golden.PROPERTY);
    }

    @AfterAll
    static void restoreGoldenMode() {
        if (goldenMode != null) {
            System.setProperty(Golden.PROPERTY, goldenMode);
        }
    }

    /** A contract with the reader of the correct converter. */
    abstract static class Contract extends ConverterContract {

        private final Converter converter;

        Contract(Converter converter) {
            this.converter = converter;
        }

        @Override
        protected Converter converter() {
            return converter;
        }

        @Override
        protected Optional<TargetHandler> reader() {
            return Optional.of(new ReferenceReader());
        }
    }

    /** Names of the tests that fail, with their messages. */
    static SortedMap<String, String> failures(Class<? extends ConverterContract> contract) {
        SortedMap<String, String> failures = new TreeMap<>();
        EngineTestKit.engine("junit-jupiter")
                .enableImplicitConfigurationParameters(true) // the place for folders among them
                .selectors(selectClass(contract))
                .execute()
                .testEvents()
                .failed()
                .stream()
                .forEach(event -> failures.put(testName(event), message(event)));
        return failures;
    }

    private static String testName(Event event) {
        return event.getTestDescriptor().getDisplayName().replace("()", "");
    }

    private static String message(Event event) {
        return event.getRequiredPayload(TestExecutionResult.class)
                .getThrowable()
                .map(Throwable::getMessage)
                .orElse("");
    }

    static void assertSays(SortedMap<String, String> failures, String test, String... words) {
        String message = failures.get(test);
        for (String word : words) {
            assertTrue(message.contains(word), "'" + word + "' is missing in: " + message);
        }
        assertTrue(message.contains("Rule: "), message);
    }
}
