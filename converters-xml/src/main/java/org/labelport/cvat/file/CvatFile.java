package org.labelport.cvat.file;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.labelport.limits.Limits;
import org.labelport.report.ItemException;
import org.labelport.report.ToldNames;
import org.labelport.xml.XmlCursor;

/**
 * An XML file of CVAT that is being read.
 *
 * <p>{@link #open} reads its head, up to the first picture or track; {@link #next} goes on from there.
 */
public final class CvatFile implements AutoCloseable {

    /** The code of errors of files that are not well-formed, or not CVAT's. */
    public static final String SYNTAX = "cvat.syntax";

    private static final Set<String> ELEMENTS = Set.of("image", "track");

    private final InputStream bytes;
    private final XmlCursor xml;
    private final CvatMeta meta;
    private final List<String> unread;
    private Place place;

    private enum Place {
        /** At an element that {@link #next} has not returned yet. */
        FOUND,
        /** After an element that {@link #next} has returned, or before the first one. */
        BETWEEN,
        /** At the end of the root. */
        END
    }

    private CvatFile(InputStream bytes, XmlCursor xml, CvatMeta meta, List<String> unread, Place place) {
        this.bytes = bytes;
        this.xml = xml;
        this.meta = meta;
        this.unread = unread;
        this.place = place;
    }

    /**
     * Opens a file and reads its head.
     *
     * @param name of the file, for messages
     * @param limits on the file's size
     */
    public static CvatFile open(Path path, String name, Limits limits) throws ItemException, IOException {
        InputStream bytes = new BufferedInputStream(Files.newInputStream(path));
        try {
            XmlCursor xml = XmlCursor.open(XmlCursor.factory(), bytes, name, SYNTAX, limits);
            String root = xml.root();
            if (!root.equals("annotations")) {
                throw xml.error("this is not a CVAT file: its root is '" + root + "', not 'annotations'");
            }
            CvatMeta meta = CvatMeta.NONE;
            List<String> unread = new ArrayList<>();
            ToldNames names = new ToldNames();
            Place place = Place.BETWEEN;
            while (place == Place.BETWEEN) {
                if (!xml.nextChild()) {
                    place = Place.END;
                } else if (xml.name().equals("meta")) {
                    meta = MetaReader.read(xml);
                } else if (ELEMENTS.contains(xml.name())) {
                    place = Place.FOUND;
                } else {
                    if (!xml.name().equals("version")) {
                        names.next(xml.name()).ifPresent(unread::add);
                    }
                    xml.skip();
                }
            }
            return new CvatFile(bytes, xml, meta, List.copyOf(unread), place);
        } catch (ItemException | IOException e) {
            bytes.close();
            throw e;
        }
    }

    /** Returns the names of unknown elements that come before the first picture or track. */
    public List<String> unread() {
        return unread;
    }

    public CvatMeta meta() {
        return meta;
    }

    public XmlCursor xml() {
        return xml;
    }

    /** Moves to the next element below the root and returns its name; empty at the end of the file. */
    public Optional<String> next() throws ItemException, IOException {
        if (place == Place.BETWEEN && !xml.nextChild()) {
            place = Place.END;
        }
        if (place == Place.END) {
            xml.finish();
            return Optional.empty();
        }
        place = Place.BETWEEN;
        return Optional.of(xml.name());
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
