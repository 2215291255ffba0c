package org.labelport.yolo.classify;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.labelport.json.Json;
import org.labelport.model.Taxonomy;
import org.labelport.output.ByteText;
import org.labelport.output.SafePath;
import org.labelport.report.Loss;
import org.labelport.report.LossCodes;
import org.labelport.report.LossSink;
import org.labelport.yolo.rows.YoloLosses;

/**
 * The folders of classes. Readers number classes in the order of the folders' names, so the file {@value #MAP} says
 * which category a folder stands for, in the order of the categories.
 *
 * @param names of the categories
 * @param folders of the categories, all different even if case is ignored
 */
record ClassFolders(List<String> names, List<String> folders) {

    static final String MAP = "classes.json";

    /** The order in which readers sort names: by code points. */
    static final Comparator<String> ORDER =
            Comparator.comparing(name -> name.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

    ClassFolders {
        names = List.copyOf(names);
        folders = List.copyOf(folders);
    }

    static ClassFolders of(Taxonomy taxonomy, LossSink losses) {
        List<String> folders = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (String name : taxonomy.names()) {
            String folder = spelled(name);
            String free = folder;
            for (int suffix = 2; !taken.add(free.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT)); suffix++) {
                free = folder + "__" + suffix;
            }
            folders.add(free);
            if (!free.equals(name)) {
                losses.loss(Loss.ofDataset(
                        LossCodes.CLASS_RENAMED,
                        "the folder of class '" + name + "' is called '" + free + "'; " + MAP + " has both"));
            }
        }
        if (folders.isEmpty()) {
            losses.loss(Loss.ofDataset(
                    LossCodes.CATEGORY_MISSING,
                    "there are no categories, so that there are no folders: give --categories"));
        }
        if (!folders.equals(folders.stream().sorted(ORDER).toList())) {
            losses.loss(Loss.ofDataset(
                    YoloLosses.CLASS_RENUMBERED,
                    "readers number classes by the order of their folders' names, which is not that of the categories; "
                            + MAP + " has both"));
        }
        return new ClassFolders(taxonomy.names(), folders);
    }

    private static String spelled(String name) {
        String segment = SafePath.of(name.replace('/', '_').replace('\\', '_'));
        return segment.startsWith(".") || segment.startsWith(" ") ? "_" + segment : segment;
    }

    /** Returns the text of the file that says which category a folder stands for. */
    ByteText map(Json json) throws IOException {
        List<String> sorted = folders.stream().sorted(ORDER).toList();
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < folders.size(); i++) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("name", names.get(i));
            entry.put("index", (long) sorted.indexOf(folders.get(i)));
            map.put(folders.get(i), entry);
        }
        ByteText text = new ByteText();
        json.write(map, text, Json.Style.INDENTED);
        return text.ascii('\n');
    }
}
