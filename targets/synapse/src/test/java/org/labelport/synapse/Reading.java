package org.labelport.synapse;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.labelport.engine.LabelportEngine;
import org.labelport.http.HttpSettings;
import org.labelport.limits.Limits;
import org.labelport.model.Item;
import org.labelport.options.Options;
import org.labelport.report.ExportException;
import org.labelport.report.ItemError;
import org.labelport.report.Loss;
import org.labelport.target.ItemSource;
import org.labelport.target.SourceReport;
import org.labelport.target.SourceRequest;
import org.labelport.target.TargetHandler;

/** Reads a target as the engine does, and keeps what is reported. */
final class Reading implements SourceReport {

    /** As many items are under way between {@code next} and {@code complete} in the engine. */
    private static final int UNDER_WAY = 64;

    private final Limits most;
    final List<ItemError> errors = new ArrayList<>();
    final List<Loss> losses = new ArrayList<>();

    Reading() {
        this(Limits.USUAL);
    }

    /** @param most that is read */
    Reading(Limits most) {
        this.most = most;
    }

    /** Impatient, so that tests are quick. */
    static HttpSettings limits() {
        return HttpSettings.defaults()
                .withBackOff(Duration.ofMillis(5), Duration.ofMillis(20))
                .withResponseTimeout(Duration.ofSeconds(30))
                .withIdleTimeout(Duration.ofSeconds(30));
    }

    static Options filter(TargetHandler target, Map<String, ?> given) {
        try {
            return Options.check("target", target.filterKeys(), given, target.otherFilterKeys());
        } catch (ExportException e) {
            throw new AssertionError(e);
        }
    }

    ItemSource open(TargetHandler target, Map<String, ?> given, Path scratch) throws ExportException, IOException {
        return open(target, given, scratch, Optional.empty());
    }

    ItemSource open(TargetHandler target, Map<String, ?> given, Path scratch, Optional<String> from)
            throws ExportException, IOException {
        return target.open(new SourceRequest(
                filter(target, given),
                scratch,
                file -> {
                    throw new IOException("pictures are not looked into here");
                },
                this,
                new LabelportEngine().json(),
                most,
                from));
    }

    List<Item> all(TargetHandler target, Map<String, ?> given, Path scratch) throws ExportException, IOException {
        try (ItemSource source = open(target, given, scratch)) {
            return all(source);
        }
    }

    /** Items as {@code next} gives them. */
    static List<Item> incomplete(ItemSource source) throws ExportException, IOException {
        List<Item> items = new ArrayList<>();
        for (Optional<Item> item = source.next(); item.isPresent(); item = source.next()) {
            items.add(item.get());
        }
        return items;
    }

    static List<Item> all(ItemSource source) throws ExportException, IOException {
        List<Item> items = new ArrayList<>();
        Deque<Item> underWay = new ArrayDeque<>();
        for (Optional<Item> item = source.next(); item.isPresent(); item = source.next()) {
            underWay.add(item.get());
            if (underWay.size() == UNDER_WAY) {
                items.add(source.complete(underWay.remove()));
            }
        }
        while (!underWay.isEmpty()) {
            items.add(source.complete(underWay.remove()));
        }
        return items;
    }

    List<String> lossCodes() {
        return losses.stream().map(Loss::code).toList();
    }

    List<String> errorCodes() {
        return errors.stream().map(ItemError::code).toList();
    }

    Loss loss(String code) {
        return losses.stream()
                .filter(loss -> loss.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new AssertionError(losses.toString()));
    }

    void assertNoTokens() {
        assertNoTokens(losses + " " + errors);
    }

    /** Neither a token nor a piece of one. */
    static void assertNoTokens(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            assertNoTokens(String.valueOf(cause.getMessage()));
        }
    }

    static void assertNoTokens(String text) {
        for (String token : List.of(TestSettings.ACCESS, TestSettings.USER, TestSettings.TENANT, TestSettings.AGENT)) {
            assertFalse(text.contains(token.substring(token.indexOf('-') + 1)), text);
        }
    }

    @Override
    public void error(ItemError error) {
        errors.add(error);
    }

    @Override
    public void loss(Loss loss) {
        losses.add(loss);
    }
}
