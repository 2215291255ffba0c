package org.labelport.convert;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.labelport.convert.Census.ItemHeader;
import org.labelport.model.Item;
import org.labelport.output.SafePath;
import org.labelport.output.ShardOutput;
import org.labelport.report.Loss;
import org.labelport.report.LossCodes;

/**
 * One safe output name for every item, none equal to another, decided before the first shard starts.
 *
 * <p>A name that is safe and free stays as it is. Of equal names (equal in any case, as on Windows and macOS) the first in
 * the data set's order keeps it, the others get {@code __2}, {@code __3} … before the extension; so does a name that is
 * also a folder of another. Memory is eight bytes an item and a folder, and the names of the few that collide.
 */
public final class FileNames {

    /** What must differ between two items. */
    public enum Unique {
        /** The whole path. */
        PATH,
        /** The path without its extension, for formats that put a label file {@code a.txt} beside {@code a.jpg}. */
        STEM
    }

    private final UnaryOperator<String> spelling;
    private final Map<Long, String> renamed;

    private FileNames(UnaryOperator<String> spelling, Map<Long, String> renamed) {
        this.spelling = spelling;
        this.renamed = renamed;
    }

    /**
     * Decides the names of a data set.
     *
     * @param scope names differ within a scope, such as the folder of a split; two scopes may use the same name
     * @throws IOException when the items cannot be read
     */
    public static FileNames plan(Census census, Unique unique, Function<ItemHeader, String> scope) throws IOException {
        return plan(census, unique, scope, UnaryOperator.identity());
    }

    /**
     * Decides the names of a data set for a format that does not allow every safe name.
     *
     * @param scope names differ within a scope, such as the folder of a split; two scopes may use the same name
     * @param spelling turns a safe path into one that the format allows, and equal paths into equal ones; the result is
     *     made safe again. A format that puts the files of items at the top of the export changes names here that are
     *     those of its own lists or of the run's reports
     * @throws IOException when the items cannot be read
     */
    public static FileNames plan(
            Census census, Unique unique, Function<ItemHeader, String> scope, UnaryOperator<String> spelling)
            throws IOException {
        UnaryOperator<String> spelled = path -> {
            String safe = SafePath.of(path);
            String respelled = spelling.apply(safe);
            return respelled.equals(safe) ? safe : SafePath.of(respelled);
        };
        Keys keys = new Keys(unique);
        census.forEachItem(header -> keys.add(scope.apply(header), spelled.apply(header.path())));
        keys.sort();
        Map<Long, String> renamed = new HashMap<>();
        if (keys.collide()) {
            Set<String> taken = new HashSet<>();
            Map<String, Integer> lastSuffix = new HashMap<>();
            census.forEachItem(header -> {
                String folder = scope.apply(header);
                String name = spelled.apply(header.path());
                String key = keys.key(folder, name);
                if (!keys.isFolder(folder, name) && (keys.isSingle(key) || taken.add(key))) {
                    return;
                }
                int suffix = lastSuffix.getOrDefault(key, 1);
                String free;
                String freeKey;
                do {
                    suffix++;
                    free = SafePath.stem(name) + "__" + suffix + SafePath.extension(name);
                    freeKey = keys.key(folder, free);
                    // A made-up name must not be any other item's own name either.
                } while (keys.isKnown(freeKey) || keys.isFolder(folder, free) || !taken.add(freeKey));
                lastSuffix.put(key, suffix);
                renamed.put(header.number(), free);
            });
        }
        return new FileNames(spelled, renamed);
    }

    /** The item's output name; a name that differs from the item's path is reported as {@code file.renamed}. */
    public String nameOf(NumberedItem numbered, ShardOutput out) {
        Item item = numbered.item();
        String name = renamed.get(numbered.number());
        if (name == null) {
            name = spelling.apply(item.path());
        }
        if (!name.equals(item.path())) {
            out.loss(Loss.changed(
                    item.id(), LossCodes.FILE_RENAMED, "'" + item.path() + "' is written as '" + name + "'"));
        }
        return name;
    }

    /**
     * What must not be equal: the names, in any case, and the folders that names lie in, which no file can be called.
     * Kept as hashes, eight bytes each; two different names with one hash only make a search longer.
     */
    private static final class Keys {

        private final Unique unique;
        private final Hashes names = new Hashes();
        /** Whole paths of folders. */
        private final Hashes folders = new Hashes();
        /** Folders that are called like a label file, {@code a.txt}, without the extension. */
        private final Hashes labelFolders = new Hashes();

        private String lastFolder = "";

        Keys(Unique unique) {
            this.unique = unique;
        }

        void add(String scope, String name) {
            names.add(NameHash.of(key(scope, name)));
            String folder = scoped(scope, name.substring(0, Math.max(0, name.lastIndexOf('/'))));
            if (!folder.equals(lastFolder)) {
                lastFolder = folder;
                addFolders(scope, name);
            }
        }

        private void addFolders(String scope, String name) {
            for (int end = name.indexOf('/'); end >= 0; end = name.indexOf('/', end + 1)) {
                String folder = name.substring(0, end);
                String stem = SafePath.stem(folder);
                folders.add(NameHash.of(scoped(scope, folder)));
                if (unique == Unique.STEM && !stem.equals(folder)) {
                    labelFolders.add(NameHash.of(scoped(scope, stem)));
                }
            }
        }

        void sort() {
            names.sort();
            folders.sort();
            labelFolders.sort();
        }

        /** Whether any name may have to change. */
        boolean collide() {
            return names.haveEqual() || names.meet(folders) || names.meet(labelFolders);
        }

        boolean isSingle(String key) {
            return names.count(NameHash.of(key)) == 1;
        }

        boolean isKnown(String key) {
            return names.count(NameHash.of(key)) > 0;
        }

        boolean isFolder(String scope, String name) {
            return folders.count(NameHash.of(scoped(scope, name))) > 0
                    || unique == Unique.STEM && labelFolders.count(NameHash.of(key(scope, name))) > 0;
        }

        String key(String scope, String name) {
            return scoped(scope, unique == Unique.STEM ? SafePath.stem(name) : name);
        }

        /** Case does not count, as on Windows and macOS; through upper case, because some letters have two lower ones. */
        private static String scoped(String scope, String name) {
            return scope + '\n' + name.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        }
    }

    /** Many numbers, sorted once, then searched. */
    private static final class Hashes {

        private long[] values = new long[16];
        private int size;

        void add(long value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, Math.addExact(size, size >> 1));
            }
            values[size++] = value;
        }

        void sort() {
            Arrays.sort(values, 0, size);
        }

        boolean haveEqual() {
            for (int i = 1; i < size; i++) {
                if (values[i] == values[i - 1]) {
                    return true;
                }
            }
            return false;
        }

        boolean meet(Hashes others) {
            for (int i = 0; i < others.size; i++) {
                if (count(others.values[i]) > 0) {
                    return true;
                }
            }
            return false;
        }

        /** How often a number is there; 2 stands for more. */
        int count(long value) {
            int at = Arrays.binarySearch(values, 0, size, value);
            if (at < 0) {
                return 0;
            }
            boolean before = at > 0 && values[at - 1] == value;
            boolean after = at + 1 < size && values[at + 1] == value;
            return before || after ? 2 : 1;
        }
    }
}
