package org.labelport.masks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.testkit.trial.Trial;

/** A folder that a test fills with masks, and what is read from it. */
abstract class MasksFixture {

    static final String CLASSES =
            "[{\"index\":0,\"name\":\"background\"},{\"index\":1,\"name\":\"cat\"},{\"index\":2,\"name\":\"dog\"}]";

    @TempDir
    Path folder;

    @TempDir
    Path scratch;

    Trial read(Map<String, ?> more) throws Exception {
        Map<String, Object> filter = new HashMap<>(more);
        filter.put("path", folder.toString());
        return Trial.read(new MasksTarget(), filter, scratch);
    }

    /** Writes a picture with a mask of one pixel, and the list of classes. */
    void good() throws Exception {
        Files.writeString(folder.resolve("classes.json"), CLASSES);
        MaskTrials.picture(folder.resolve("images/val/a.jpg"));
        MaskTrials.gray8(folder.resolve("masks/val/a.png"), MaskTrials.values(0, 2));
    }

    List<String> verify() throws Exception {
        return MaskTrials.verify(new MasksConverter(), folder, scratch);
    }
}
