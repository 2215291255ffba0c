package org.labelport.yolo;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A data set of one picture with one box, in which a test breaks something. */
abstract class OnePictureSet {

    static final String YAML = "train: images/train\nval: images/train\nnames: [cat, dog]\n";
    static final String LABELS = "labels/train/a.txt";

    @TempDir
    Path folder;

    Verification set;

    @BeforeEach
    void fill() throws Exception {
        set = new Verification(folder, new YoloConverter());
        set.text("data.yaml", YAML).picture("images/train/a.png").text(LABELS, "0 0.5 0.5 0.2 0.2\n");
    }
}
