package org.labelport.yolo.synapse;

import java.util.List;
import org.labelport.dm.sdk.SdkSplits;
import org.labelport.output.ByteText;

/**
 * Makes the texts of the files for the data set as a whole. Names are not escaped for YAML, but printed as Python does.
 */
final class SynapseFiles {

    private SynapseFiles() {}

    static ByteText datasetYaml(String root, SdkSplits splits, List<String> names) {
        ByteText text = new ByteText().text("path: ").text(root).ascii('\n');
        if (splits.divided()) {
            text.text("train: train/images\nval: valid/images\n").text(splits.tested() ? "test: test/images\n" : "");
        }
        text.text("\nnc: ").integer(names.size()).text("\nnames: [");
        String separator = "";
        for (String name : names) {
            text.text(separator).text(PythonText.repr(name));
            separator = ", ";
        }
        return text.text("]\n");
    }

    static ByteText classesTxt(List<String> names) {
        ByteText text = new ByteText();
        names.forEach(name -> text.text(name).ascii('\n'));
        return text;
    }
}
