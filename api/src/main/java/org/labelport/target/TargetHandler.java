package org.labelport.target;

import java.io.IOException;
import java.util.List;
import org.labelport.options.OptionSpec;
import org.labelport.options.Options;
import org.labelport.report.ExportException;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Reads items of one kind of source. A stateless service; {@link #open} may be called by several threads at once.
 *
 * <p>An implementation carries {@link ProvidesTarget}.
 */
@ConsumerType
public interface TargetHandler {

    /**
     * What the filter of a request may hold. A key named {@code path} takes what follows {@code <target>:}. When a path
     * of the user is an archive (ZIP, TAR) or is compressed (gzip, bzip2), {@link #open} gets a folder with the content
     * instead; for the key {@code path} it gets the file itself when there was only one.
     */
    List<OptionSpec> filterKeys();

    /**
     * Whether the filter may hold further keys, which only the platform understands; {@link Options#given()} has them.
     */
    default Options.OtherNames otherFilterKeys() {
        return Options.OtherNames.REFUSED;
    }

    /**
     * Checks a filter before anything is read, asking the platform where only that can tell.
     *
     * @throws FilterException saying what is wrong with the filter
     */
    default void validateFilter(Options filter) throws FilterException {}

    /**
     * Opens a source.
     *
     * <p>Throws when the source as a whole cannot be read (missing, not JSON, truncated if that shows early). Single
     * bad items and annotations are reported to {@link SourceRequest#report()} while items are read.
     *
     * @return the items; the caller closes it
     * @throws ExportException with file, place and remedy
     */
    ItemSource open(SourceRequest request) throws ExportException, IOException;
}
