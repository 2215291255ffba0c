package org.labelport.convert;

import java.util.function.Predicate;
import org.labelport.output.SafePath;
import org.labelport.report.Loss;
import org.labelport.report.LossCodes;
import org.labelport.report.LossSink;

/** Names files of items, in the order in which they are saved; no two have the same. Used by one thread. */
final class ExporterFileNames {

    private final NamesInOrder stems = new NamesInOrder();
    private final NamesInOrder files = new NamesInOrder();

    /** The last segment of a path. */
    static String last(String path) {
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    }

    /** A name for an item's main file, whose stem no other item's main file has. */
    String ofMain(String item, String wanted, LossSink losses) {
        String name = free(wanted, candidate -> stems.isTaken(SafePath.stem(candidate)) || files.isTaken(candidate));
        stems.take(SafePath.stem(name));
        return take(item, wanted, name, losses);
    }

    /** A name for a further file of an item. */
    String ofFurther(String item, String wanted, LossSink losses) {
        return take(item, wanted, free(wanted, files::isTaken), losses);
    }

    private static String free(String wanted, Predicate<String> taken) {
        String safe = SafePath.of(last(wanted));
        String name = safe;
        for (int suffix = 2; taken.test(name); suffix++) {
            name = SafePath.stem(safe) + "__" + suffix + SafePath.extension(safe);
        }
        return name;
    }

    private String take(String item, String wanted, String name, LossSink losses) {
        files.take(name);
        if (!name.equals(wanted)) {
            losses.loss(Loss.changed(item, LossCodes.FILE_RENAMED, "'" + wanted + "' is written as '" + name + "'"));
        }
        return name;
    }
}
