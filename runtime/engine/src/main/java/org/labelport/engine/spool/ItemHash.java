package org.labelport.engine.spool;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import org.labelport.engine.hash.Sha256;
import org.labelport.model.Item;
import org.labelport.output.ByteText;

/** A 64-bit hash of an item: different items have the same one only with a chance of 2^-64. Not thread-safe. */
public final class ItemHash {

    private final ByteText bytes = new ByteText();
    private final MessageDigest digest = Sha256.digest();

    public long of(Item item) throws IOException {
        bytes.clear();
        try (JsonGenerator generator = ItemCodec.generator(bytes)) {
            ItemCodec.write(item, generator);
        }
        digest.update(bytes.toByteArray());
        return ByteBuffer.wrap(digest.digest()).getLong();
    }
}
