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
 * Which items the SDK finds, and the names of their files. It pairs a JSON file with a picture of the same name and one of
 * a few extensions, in lower case; an item of another name is not in its output. Names are the last part of the item's
 * path, unique in a split without their extension.
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
     * @param extensions those that the SDK's converter looks for, with their dots
     */
    public static SdkNames plan(Census census, SdkSplits splits, List<String> extensions) throws IOException {
        return new SdkNames(
                splits,
                List.copyOf(extensions),
                // Items that are not found are in a folder of their own, so that they take nobody's name.
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
     * The name that the SDK sorts an item by: that of its JSON file. Where two items of a split have one name, this is not
     * unique.
     */
    public static String jsonName(ItemHeader header) {
        return SafePath.stem(base(SafePath.of(header.path()))) + ".json";
    }

    /** The folder of an item's split. */
    public String folderOf(NumberedItem numbered) {
        return splits.folder(numbered.item().split());
    }

    /**
     * The name of an item's picture.
     *
     * @throws ItemException when the SDK does not find it
     */
    public String nameOf(NumberedItem numbered, ShardOutput out) throws ItemException {
        String path = numbered.item().path();
        if (!finds(path, extensions)) {
            throw new ItemException(
                    SdkCodes.FILE_NOT_FOUND,
                    "the layout 'synapse' has no place for '" + path + "': the SDK takes pictures that end in "
                            + String.join(", ", extensions)
                            + ", in lower case, and do not start with a dot. Rename it, or choose another layout");
        }
        return names.nameOf(numbered, out);
    }

    /** Whether an item's name starts with a dot, so that the SDK does not even find its JSON file. */
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
