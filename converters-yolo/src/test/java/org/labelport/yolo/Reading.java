package org.labelport.yolo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.labelport.report.ExportException;
import org.labelport.target.ItemSource;
import org.labelport.target.TargetHandler;
import org.labelport.testkit.trial.Trial;

/** Reads folders, and the sizes of their pictures. */
public final class Reading {

    private Reading() {}

    /** Reads all items. Sources that need the sizes of pictures get them. */
    public static Trial of(TargetHandler target, Path path, Map<String, String> filter)
            throws ExportException, IOException {
        Map<String, String> all = new HashMap<>(filter);
        all.put("path", path.toString());
        return Trial.read(target, all, path, Pictures.PROBE, ItemSource::complete);
    }
}
