package org.labelport.coco.list;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import java.io.IOException;
import java.io.OutputStream;

/** A parser that reads only a part of a file, but gives locations in the whole file. */
public final class PlacedParser extends JsonParserDelegate {

    private static final TextPlace START = new TextPlace(0, 1, 1);

    private TextPlace seen = START;
    private TextPlace real = START;

    public PlacedParser(JsonParser parser) {
        super(parser);
    }

    /** Sets the current position in the file. */
    public void nowAt(TextPlace place) {
        seen = TextPlace.of(delegate.currentLocation());
        real = place;
    }

    /** Delegates too, which the superclass does not do for this method. */
    @Override
    public int releaseBuffered(OutputStream out) throws IOException {
        return delegate.releaseBuffered(out);
    }

    @Override
    public JsonLocation currentLocation() {
        return real.moved(seen, delegate.currentLocation());
    }

    @Override
    public JsonLocation currentTokenLocation() {
        return real.moved(seen, delegate.currentTokenLocation());
    }
}
