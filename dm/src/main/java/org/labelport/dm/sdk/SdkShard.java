package org.labelport.dm.sdk;

import java.io.IOException;
import org.labelport.convert.NumberedItem;
import org.labelport.convert.ShardWriter;
import org.labelport.json.Json;
import org.labelport.output.ShardOutput;
import org.labelport.report.ItemException;

/** Gives one of the SDK's layouts the pictures that the SDK reads, and reports what the layout leaves out. */
public final class SdkShard implements ShardWriter {

    private final SdkNames names;
    private final Json json;
    private final ShardOutput out;
    private final Pictures pictures;

    /** @param pictures writes each picture */
    public SdkShard(SdkNames names, Json json, ShardOutput out, Pictures pictures) {
        this.names = names;
        this.json = json;
        this.out = out;
        this.pictures = pictures;
    }

    /** Writes pictures and their annotations. */
    @FunctionalInterface
    public interface Pictures {

        /**
         * Writes one picture.
         *
         * @param name of the picture's file, without the folder of its split
         * @param report receives what was done with each entry
         */
        void write(NumberedItem numbered, String name, SdkPicture picture, SdkReport report)
                throws ItemException, IOException;
    }

    @Override
    public void write(NumberedItem numbered) throws ItemException, IOException {
        if (SdkPicture.isFurther(numbered.item())) {
            out.skipped("the SDK reads only the first picture of a record");
            return;
        }
        String name = names.nameOf(numbered, out);
        SdkPicture picture = SdkPicture.of(numbered.item(), json);
        SdkReport report = new SdkReport(numbered.item(), out);
        pictures.write(numbered, name, picture, report);
        report.close(picture);
    }
}
