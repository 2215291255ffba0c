package org.labelport.cvat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.testkit.trial.Trial;

/** Writes CVAT files into a folder, and reads them. */
public abstract class CvatReading {

    static final String CAT = "<label><name>cat</name><color>#FF0000</color></label>";

    @TempDir
    public Path temp;

    Trial images() throws Exception {
        return Trial.read(new CvatImagesTarget(), Map.of("path", temp.toString()), temp);
    }

    Trial video(Map<String, String> filter) throws Exception {
        Map<String, String> all = new HashMap<>(filter);
        all.put("path", temp.toString());
        return Trial.read(new CvatVideoTarget(), all, temp);
    }

    void meta(String name, String elements) throws Exception {
        text(
                name,
                "<annotations><version>1.1</version><meta><task><labels>" + CAT + "</labels></task></meta>" + elements
                        + "</annotations>");
    }

    void text(String name, String text) throws Exception {
        Path file = temp.resolve(name);
        Path parent = file.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        Files.writeString(file, text);
    }
}
