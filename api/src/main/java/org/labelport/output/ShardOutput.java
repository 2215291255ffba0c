package org.labelport.output;

import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;
import org.labelport.limits.Limits;
import org.labelport.model.Annotation;
import org.labelport.model.SourceFile;
import org.labelport.report.ItemException;
import org.labelport.report.LossSink;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Takes what a shard's writer produces, item by item. Used by one thread.
 *
 * <p>Everything done between the start and the normal end of one {@code write(item)} takes effect together; when the call
 * throws, nothing of it remains: no file, no record, no count, no loss. At other times, such as in
 * {@code close}, a call that would put out or report something throws an {@link IllegalStateException}.
 *
 * <p>Paths are relative and {@code /}-separated, come from {@code FileNames} or are fixed by the format, and are safe
 * in the sense of {@link SafePath}. At the top of an export the names {@code run.json}, {@code losses.ndjson} and
 * {@code errors.ndjson} belong to the run. Any other path causes an {@link IllegalArgumentException}, which fails the
 * item like every exception that a writer lets pass.
 *
 * <p>An {@link IOException} of a method means that the place where the export is written has failed, for example
 * because the disk is full. Let it pass: the run ends and publishes nothing.
 */
@ProviderType
public interface ShardOutput extends LossSink {

    /**
     * A new file of the export. The engine closes it when the item is done; the writer need not.
     *
     * <p>A path that another item has written fails this item, too, with {@code file.conflict}.
     *
     * @throws IllegalArgumentException when this item has written the path already
     */
    ByteText file(String path) throws IOException;

    /** This item's contribution to a part. The same object for every call with the same part during one item. */
    ByteText part(Part part);

    /**
     * Puts the item's original file into the export, at once, unless the run leaves originals out or the source has none.
     *
     * @param path relative, {@code /}-separated
     * @throws ItemException when the file cannot be had, or the path is that of another file
     */
    void media(String path) throws ItemException, IOException;

    /**
     * Puts the item's original file into the export under several names, for formats where the place of a file says
     * what is in it. The file is read and, where necessary, turned only once; in a run that links originals all names
     * are links to one file, else each is a file of its own. Otherwise like {@link #media(String)}.
     *
     * @param paths one or more, each relative, {@code /}-separated
     * @throws ItemException when the file cannot be had, or one of the paths is that of another file
     */
    void media(List<String> paths) throws ItemException, IOException;

    /**
     * Puts the item's picture into the export in a given file format: unchanged when the file has that format, else
     * encoded anew, which the engine reports ({@link org.labelport.report.LossCodes#IMAGE_TRANSCODED}). Otherwise like
     * {@link #media(String)}.
     *
     * @param path relative, {@code /}-separated, ending as the format does
     * @throws ItemException when the file cannot be had or not be encoded, or the path is that of another file
     */
    void media(String path, PictureFormat format) throws ItemException, IOException;

    /**
     * Puts one of the files of the item's {@link org.labelport.model.SourceRecord}, or the picture of one of its pages, into
     * the export, unless the run leaves originals out or the source has only its name.
     *
     * @param path relative, {@code /}-separated
     * @throws ItemException when the file cannot be had, or the path is that of another file
     */
    void media(String path, SourceFile file) throws ItemException, IOException;

    /**
     * Whether the item's picture, as it was put into the export, has its pixels turned as its EXIF data says, so that readers
     * need not heed its {@link org.labelport.model.Media.Image#orientation orientation}. Known after {@link #media(String)}.
     */
    default boolean isMediaTurned() {
        return false;
    }

    /**
     * The size in bytes of the item's original file as it was put into the export, which differs from the source's
     * where pixels were turned. Known after {@link #media(String)}; empty where the file was not put there.
     */
    default OptionalLong mediaSize() {
        return OptionalLong.empty();
    }

    /**
     * The limits that hold for what is made of an item. Whoever refuses something because of one names it with
     * {@link Limits#remedy}.
     */
    Limits limits();

    /** Takes back everything that the writer has put out for this item and reported of it so far. */
    void discard() throws IOException;

    /**
     * States that the item is not in the export, or not in full, because something is wrong with it: it counts as
     * failed, with all its annotations. Unlike after an exception, what the item has put out stays.
     *
     * @param code stable name of the kind of failure
     * @param message what is wrong and what to do, without the item's id
     */
    void failed(String code, String message);

    /** States that the item is left out on purpose: it counts as filtered, with all its annotations. */
    void skipped(String reason);

    /** Adds to a counter that {@code finish} can read. */
    void count(String counter, long delta);

    /**
     * States that an annotation is in the output. Every annotation of an item is either written, or reported as
     * {@link #dropped}; the engine turns anything else into an error of the item.
     */
    void written(Annotation annotation);
}
