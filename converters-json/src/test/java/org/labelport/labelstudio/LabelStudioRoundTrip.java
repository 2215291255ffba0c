package org.labelport.labelstudio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.model.Item;
import org.labelport.report.ExportException;
import org.labelport.testkit.trial.Trial;

/** Reads tasks, writes them again, and reads what was written. */
abstract class LabelStudioRoundTrip {

    @TempDir
    Path folder;

    Trial read(String tasks, String config) throws IOException, ExportException {
        Path in = Files.createDirectories(folder.resolve("in"));
        Files.writeString(in.resolve("tasks.json"), tasks);
        Files.writeString(in.resolve("label_config.xml"), config);
        return Trial.read(new LabelStudioTarget(), Map.of("path", in.toString()), folder);
    }

    Path write(Trial read, List<String> losses) throws IOException, ExportException {
        assertEquals(List.of(), read.errors());
        Path out = folder.resolve("out");
        Trial written = Trial.write(new LabelStudioConverter(), Map.of(), read.taxonomy(), read.items(), out);
        assertEquals(List.of(), written.errors());
        assertEquals(losses, written.lossCodes());
        assertEquals(List.of(), LabelStudioVerifierTest.problems(out));
        return out;
    }

    Item again(Path out) throws IOException, ExportException {
        Trial again = Trial.read(new LabelStudioTarget(), Map.of("path", out.toString()), folder);
        assertEquals(List.of(), again.errors());
        return again.items().get(0);
    }
}
