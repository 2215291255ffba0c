package org.labelport.voc.read;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.labelport.model.Annotation;
import org.labelport.model.Shape;
import org.labelport.model.Taxonomy;
import org.labelport.report.ExportException;
import org.labelport.voc.file.SetNames;
import org.labelport.voc.file.VocLayout;

/**
 * Reads the files {@code <class>_<set>.txt}. The challenge also has them for classes of objects, so a class is not a
 * tag of a picture that has an object of it.
 */
final class TagFiles {

    private final Map<String, Set<String>> classesById;

    private TagFiles(Map<String, Set<String>> classesById) {
        this.classesById = classesById;
    }

    static TagFiles read(Collection<VocPart> parts, Optional<Taxonomy> taxonomy) throws ExportException, IOException {
        Map<String, String> classOfFile = new HashMap<>();
        taxonomy.map(Taxonomy::names).ifPresent(classes -> {
            SetNames names = new SetNames(classes);
            classes.forEach(name -> classOfFile.put(names.of(name), name));
        });
        Map<String, Set<String>> classesById = new HashMap<>();
        for (VocPart part : parts) {
            SetFiles sets = SetFiles.in(part.folder().resolve(VocLayout.SETS));
            for (Map.Entry<String, String> set : sets.classes().entrySet()) {
                String name = classOfFile.getOrDefault(set.getValue(), set.getValue());
                read(sets.file(set.getKey()), part.ids(), name, classesById);
            }
        }
        return new TagFiles(classesById);
    }

    private static void read(Path file, String ids, String className, Map<String, Set<String>> classes)
            throws ExportException, IOException {
        SetFiles.read(file, line -> {
            int blank = line.lastIndexOf(' ');
            if (blank > 0 && line.substring(blank + 1).equals("1")) {
                classes.computeIfAbsent(ids + line.substring(0, blank).stripTrailing(), id -> new LinkedHashSet<>(1))
                        .add(className);
            }
        });
    }

    /** Returns the annotations of a picture, together with its tags. */
    List<Annotation> added(String id, List<Annotation> annotations) {
        Set<String> classes = classesById.getOrDefault(id, Set.of());
        if (classes.isEmpty()) {
            return annotations;
        }
        List<Annotation> all = new ArrayList<>(annotations);
        for (String name : classes) {
            if (annotations.stream()
                    .noneMatch(annotation -> annotation.category().equals(name))) {
                all.add(Annotation.of("tag-" + name, name, new Shape.Whole()));
            }
        }
        return all;
    }
}
