package org.labelport.synapse;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.model.Item;
import org.labelport.report.ExportException;
import org.labelport.target.ItemSource;

/** A platform that has one project, and the target that reads its assignments. */
abstract class AssignmentReading {

    static final String LIST = "/sdk/assignments/?project=456&expand=data&page_size=100";
    static final Map<String, Object> FILTER = Map.of("project", 456);
    static final String GOOD = "{\"count\": 1, \"next\": null, \"results\": [{\"id\": 1, \"data\": null}]}";

    @TempDir
    Path scratch;

    FakePlatform platform;
    AssignmentTarget target;
    final Reading reading = new Reading();

    @BeforeEach
    void start() throws IOException {
        platform = new FakePlatform();
        platform.on("/projects/456/", platform.example("rest-project.json"));
        target = new AssignmentTarget(TestSettings.of(platform), Reading.limits());
    }

    @AfterEach
    void stop() {
        platform.close();
        reading.assertNoTokens();
    }

    final List<String> ids() throws ExportException, IOException {
        try (ItemSource source = reading.open(target, FILTER, scratch)) {
            return Reading.incomplete(source).stream().map(Item::id).toList();
        }
    }

    final ExportException failure() {
        ExportException failure = assertThrows(ExportException.class, this::ids);
        Reading.assertNoTokens(failure);
        return failure;
    }
}
