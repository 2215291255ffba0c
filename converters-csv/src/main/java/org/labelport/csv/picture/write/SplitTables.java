package org.labelport.csv.picture.write;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.labelport.convert.Census;
import org.labelport.model.Split;
import org.labelport.output.ByteText;
import org.labelport.output.ExportOutput;
import org.labelport.output.Part;

/**
 * The file names of the tables, one for each split. Items without a split are training data.
 *
 * @param train file of the training data
 * @param validation file of the validation data
 * @param test file of the test data
 */
public record SplitTables(String train, String validation, String test) {

    /** The table of a split. */
    public Part part(Split split) {
        return new Part(file(split), "");
    }

    /** The name of a split's file. */
    public String file(Split split) {
        return switch (split) {
            case NONE, TRAIN -> train;
            case VALIDATION -> validation;
            case TEST -> test;
        };
    }

    /** Writes the table of the training data, and of each other split that has items. */
    public void write(ByteText header, Census census, ExportOutput out) throws IOException {
        for (Split split : List.of(Split.TRAIN, Split.VALIDATION, Split.TEST)) {
            if (split == Split.TRAIN || census.items(split) > 0) {
                try (OutputStream file = out.file(file(split))) {
                    header.writeTo(file);
                    out.copy(part(split), file);
                }
            }
        }
    }
}
