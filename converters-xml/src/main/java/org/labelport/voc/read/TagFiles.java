package org.labelport.voc.read;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.labelport.model.Annotation;
import org.labelport.model.Shape;
import org.labelport.model.Taxonomy;
import org.labelport.output.Part;
import org.labelport.report.ExportException;
import org.labelport.target.FileKind;
import org.labelport.target.TextFile;
import org.labelport.voc.file.VocFolder;
import org.labelport.voc.file.VocLayout;

/**
 * Reads the files {@code <class>_<set>.txt}. The challenge has one for each class of objects as well, so a class that a picture
 * has an object of is no tag of it.
 */
final class TagFiles {

    private static final List<Part> SETS = List.of(VocLayout.TRAIN, VocLayout.VALIDATION, VocLayout.TEST);

    private final Map<String, List<String>> classesById;

    private TagFiles(Map<String, List<String>> classesById) {
        this.classesById = classesById;
    }

    static TagFiles read(VocFolder folder, Optional<Taxonomy> taxonomy) throws ExportException, IOException {
        Map<String, String> classOfFile = new HashMap<>();
        taxonomy.ifPresent(
                known -> known.names().forEach(name -> classOfFile.putIfAbsent(VocLayout.setName(name), name)));
        Map<String, List<String>> classes = new HashMap<>();
        Path sets = folder.root().resolve(VocLayout.SETS);
        if (FileKind.isFolder(sets)) {
            for (String name : names(sets)) {
                for (Part set : SETS) {
                    String end = "_" + set.name() + ".txt";
                    if (name.endsWith(end) && name.length() > end.length()) {
                        String file = name.substring(0, name.length() - end.length());
                        read(sets.resolve(name), classOfFile.getOrDefault(file, file), classes);
                    }
                }
            }
        }
        return new TagFiles(classes);
    }

    private static Iterable<String> names(Path folder) throws IOException {
        TreeSet<String> names = new TreeSet<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.txt")) {
            files.forEach(file -> names.add(String.valueOf(file.getFileName())));
        }
        return names;
    }

    private static void read(Path file, String className, Map<String, List<String>> classes)
            throws ExportException, IOException {
        try (BufferedReader lines = TextFile.open(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String stripped = line.stripTrailing();
                int blank = stripped.lastIndexOf(' ');
                if (blank > 0 && stripped.substring(blank + 1).equals("1")) {
                    classes.computeIfAbsent(stripped.substring(0, blank).stripTrailing(), id -> new ArrayList<>(1))
                            .add(className);
                }
            }
        } catch (CharacterCodingException e) {
            throw new ExportException("voc.set", TextFile.notUtf8(file), e);
        }
    }

    /** The annotations of a picture and its tags. */
    List<Annotation> added(String id, List<Annotation> annotations) {
        List<String> classes = classesById.getOrDefault(id, List.of());
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
