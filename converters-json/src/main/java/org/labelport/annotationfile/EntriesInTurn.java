package org.labelport.annotationfile;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.labelport.report.ExportException;
import org.labelport.report.ItemException;
import org.labelport.target.MediaFolder;

/** Reads the entries of one annotation file after the other, of which one is open at a time. Used by one thread. */
public final class EntriesInTurn<E, F extends EntryFile<E>> implements Closeable {

    private final MediaFolder folder;
    private final Iterator<String> names;
    private final Opener<F> opener;
    private String name = "";
    private @Nullable F file;

    /** Opens a file; its name is for messages. */
    @FunctionalInterface
    public interface Opener<F> {

        /** Returns the file, which is closed at its end. */
        F open(Path file, String name) throws ExportException, IOException;
    }

    /** Reads files in the order of their names. */
    public EntriesInTurn(AnnotationFiles files, Opener<F> opener) throws IOException {
        this.folder = new MediaFolder(files.root());
        this.names = files.names().iterator();
        this.opener = opener;
    }

    /** Takes an entry and the file that it is in. */
    @FunctionalInterface
    public interface Reader<E, F, T> {

        /** Makes something of the entry; empty when nothing can be made of it, which was reported. */
        Optional<T> read(E entry, String name, F file) throws ExportException, IOException;
    }

    /** Returns what is made of the next entry of which something can be made; empty at the end of all files. */
    public <T> Optional<T> next(Reader<E, F, T> reader) throws ExportException, IOException {
        while (file != null || names.hasNext()) {
            F open = opened();
            Optional<E> entry = open.next();
            if (entry.isEmpty()) {
                close();
                continue;
            }
            Optional<T> made = reader.read(entry.get(), name, open);
            if (made.isPresent()) {
                return made;
            }
        }
        return Optional.empty();
    }

    private F opened() throws ExportException, IOException {
        F open = file;
        if (open == null) {
            name = names.next();
            try {
                open = opener.open(folder.find(name), name);
            } catch (ItemException e) {
                throw new ExportException(e.code(), e.getMessage() + ". Correct the folder.", e);
            }
            file = open;
        }
        return open;
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
            file = null;
        }
    }
}
