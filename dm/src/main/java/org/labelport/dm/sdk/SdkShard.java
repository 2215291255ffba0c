package org.labelport.dm.sdk;

import java.io.IOException;
import org.labelport.convert.NumberedItem;
import org.labelport.convert.ShardWriter;
import org.labelport.json.Json;
import org.labelport.output.ShardOutput;
import org.labelport.report.ItemException;

/** Gives a layout of the SDK's the pictures that the SDK looks at, and accounts for what the layout leaves out. */
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

    /** Writes a picture and what belongs to it. */
    @FunctionalInterface
    public interface Pictures {

        /**
         * Writes one.
         *
         * @param name of its file, without the folder of its split
         * @param report takes what becomes of its entries
         */
        void write(NumberedItem numbered, String name, SdkPicture picture, SdkReport report)
                throws ItemException, IOException;
    }

    @Override
    public void write(NumberedItem numbered) throws ItemException, IOException {
        if (SdkPicture.isFurther(numbered.item())) {
            out.skipped("the SDK takes the first picture of a record only");
            return;
        }
        String name = names.nameOf(numbered, out);
        SdkPicture picture = SdkPicture.of(numbered.item(), json);
        SdkReport report = new SdkReport(numbered.item(), out);
        pictures.write(numbered, name, picture, report);
        report.close(picture);
    }
}
