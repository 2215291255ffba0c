package org.labelport.dm.sdk;

import java.io.IOException;
import java.util.List;
import org.labelport.convert.Census;
import org.labelport.convert.Census.ItemHeader;
import org.labelport.convert.FileNames;
import org.labelport.convert.NumberedItem;
import org.labelport.output.SafePath;
import org.labelport.output.ShardOutput;
import org.labelport.report.ItemException;

/**
 * Decides which items the SDK finds, and the names of their files. The SDK pairs a JSON file with a picture that has
 * the same name and one of a few extensions in lower case; other items are not in its output. A name is the last part
 * of the item's path; without its extension it is unique in the split.
 */
public final class SdkNames {

    private final SdkSplits splits;
    private final List<String> extensions;
    private final FileNames names;

    private SdkNames(SdkSplits splits, List<String> extensions, FileNames names) {
        this.splits = splits;
        this.extensions = extensions;
        this.names = names;
    }

    /**
     * Decides the names of a data set.
     *
     * @param extensions the extensions that the SDK's converter looks for, with their dots
     */
    public static SdkNames plan(Census census, SdkSplits splits, List<String> extensions) throws IOException {
        return new SdkNames(
                splits,
                List.copyOf(extensions),
                // Items that are not found get a folder of their own, so that they do not take names of other items.
                FileNames.plan(
                        census,
                        FileNames.Unique.STEM,
                        header -> finds(header.path(), extensions) ? splits.folder(header.split()) : "not found",
                        SdkNames::base));
    }

    /** Whether the SDK finds an item. */
    public boolean finds(ItemHeader header) {
        return finds(header.path(), extensions);
    }

    /**
     * Returns the name by which the SDK sorts an item: that of its JSON file. It is not unique if two items of a split
     * have the same name.
     */
    public static String jsonName(ItemHeader header) {
        return SafePath.stem(base(SafePath.of(header.path()))) + ".json";
    }

    /** Returns the folder of an item's split. */
    public String folderOf(NumberedItem numbered) {
        return splits.folder(numbered.item().split());
    }

    /**
     * Returns the name of an item's picture.
     *
     * @throws ItemException when the SDK does not find it
     */
    public String nameOf(NumberedItem numbered, ShardOutput out) throws ItemException {
        String path = numbered.item().path();
        if (!finds(path, extensions)) {
            throw new ItemException(
                    SdkCodes.FILE_NOT_FOUND,
                    "the layout 'synapse' has no place for '" + path + "': the SDK reads pictures that end in "
                            + String.join(", ", extensions)
                            + ", in lower case, and do not start with a dot. Rename it, or choose another layout");
        }
        return names.nameOf(numbered, out);
    }

    /** Whether an item's name starts with a dot, so that the SDK does not find its JSON file either. */
    public static boolean isHidden(String path) {
        return base(SafePath.of(path)).startsWith(".");
    }

    private static boolean finds(String path, List<String> extensions) {
        return extensions.contains(SafePath.extension(base(SafePath.of(path)))) && !isHidden(path);
    }

    private static String base(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
