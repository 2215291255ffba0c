package org.labelport.engine.spool;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import org.labelport.convert.Census.ItemHeader;
import org.labelport.model.Item;
import org.labelport.model.Split;

/** Item headers in the spool, kept apart from the items so that a walk over all names reads little. */
final class HeaderCodec {

    private HeaderCodec() {}

    static void write(Item item, JsonGenerator out) throws IOException {
        Fields.writeId(item.id(), out);
        Fields.writeText(item.path(), out);
        out.writeNumber(item.split().ordinal());
        out.writeNumber(item.annotations().size());
    }

    static ItemHeader read(long number, JsonParser in) throws IOException {
        Fields fields = new Fields(in);
        return new ItemHeader(number, fields.text(), fields.text(), Split.values()[fields.integer()], fields.integer());
    }
}
