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
 * the data set's order keeps it, the others get {@code __2}, {@code __3} … before the extension. Memory is eight bytes an
 * item and the names of the few that collide.
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
     */
    public static FileNames plan(Census census, Unique unique, Function<ItemHeader, String> scope) throws IOException {
        return plan(census, unique, scope, UnaryOperator.identity());
    }

    /**
     * Decides the names of a data set for a format that cannot have every safe name.
     *
     * @param scope names differ within a scope, such as the folder of a split; two scopes may use the same name
     * @param spelling turns a safe path into one that the format can have; the same for equal paths. What it returns is
     *     made safe again
     */
    public static FileNames plan(
            Census census, Unique unique, Function<ItemHeader, String> scope, UnaryOperator<String> spelling)
            throws IOException {
        UnaryOperator<String> spelled = path -> {
            String safe = SafePath.of(path);
            String respelled = spelling.apply(safe);
            return respelled.equals(safe) ? safe : SafePath.of(respelled);
        };
        long[] hashes = new long[Math.toIntExact(census.items())];
        census.forEachItem(header -> hashes[(int) header.number()] =
                hash(scopedKey(scope.apply(header), spelled.apply(header.path()), unique)));
        Arrays.sort(hashes);
        Set<Long> shared = duplicates(hashes);
        Map<Long, String> renamed = new HashMap<>();
        if (!shared.isEmpty()) {
            Set<String> taken = new HashSet<>();
            Map<String, Integer> lastSuffix = new HashMap<>();
            census.forEachItem(header -> {
                String folder = scope.apply(header);
                String name = spelled.apply(header.path());
                String key = scopedKey(folder, name, unique);
                if (!shared.contains(hash(key)) || taken.add(key)) {
                    return;
                }
                int suffix = lastSuffix.getOrDefault(key, 1);
                String free;
                String freeKey;
                do {
                    suffix++;
                    free = SafePath.stem(name) + "__" + suffix + SafePath.extension(name);
                    freeKey = scopedKey(folder, free, unique);
                    // A made-up name must not be any other item's own name either.
                } while (Arrays.binarySearch(hashes, hash(freeKey)) >= 0 || !taken.add(freeKey));
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

    private static Set<Long> duplicates(long[] sorted) {
        Set<Long> duplicates = new HashSet<>();
        for (int i = 1; i < sorted.length; i++) {
            if (sorted[i] == sorted[i - 1]) {
                duplicates.add(sorted[i]);
            }
        }
        return duplicates;
    }

    /** What must be unique: case does not count, as on Windows and macOS. */
    private static String scopedKey(String scope, String name, Unique unique) {
        String key = unique == Unique.STEM ? SafePath.stem(name) : name;
        return scope + '\n' + key.toLowerCase(Locale.ROOT);
    }

    /** 64-bit FNV-1a over UTF-16 units with a final mix: spreads well, needs no library, and is fixed for all time. */
    private static long hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        hash ^= hash >>> 32;
        hash *= 0xd6e8feb86659fd93L;
        return hash ^ (hash >>> 32);
    }
}
