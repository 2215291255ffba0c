package org.labelport.coco;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.labelport.model.Split;
import org.labelport.options.Options;
import org.labelport.report.ExportException;

/** Finds the files of a source: one JSON file, or those of a folder in COCO's layout. */
final class CocoLayout {

    static final String PATH = "path";
    static final String IMAGES = "images";
    static final String SPLIT = "split";

    private static final Pattern INSTANCES = Pattern.compile("instances_(.+)\\.json");
    /** The public COCO data sets have the year in their names. */
    private static final Pattern SPLIT_NAME = Pattern.compile("(train|val|test)(\\d{4})?");

    private CocoLayout() {}

    /** The files that a filter names, in the order in which they are read. */
    static List<CocoFile> files(Options filter) throws ExportException, IOException {
        Path path = filter.path(PATH);
        Optional<Path> pictures = filter.optionalPath(IMAGES);
        if (pictures.isPresent() && !Files.isDirectory(pictures.get())) {
            throw new ExportException(
                    "option.invalid",
                    "coco: '" + pictures.get() + "' is no value for 'images': there is no such folder. Give the folder"
                            + " that file_name starts from.");
        }
        if (Files.isDirectory(path)) {
            if (split(filter.text(SPLIT)) != Split.NONE) {
                throw new ExportException(
                        "option.invalid",
                        "coco: 'split' is for a single file; in a folder the files' names give it. Leave it out.");
            }
            return folder(path, pictures);
        }
        if (!Files.isReadable(path)) {
            throw new ExportException(
                    "source.missing", "there is no readable file " + path + ". Give a COCO file, or a folder of them.");
        }
        return List.of(new CocoFile(path, split(filter.text(SPLIT)), pictures, ""));
    }

    private static List<CocoFile> folder(Path folder, Optional<Path> pictures) throws ExportException, IOException {
        Path annotations = folder.resolve("annotations");
        List<String> names = new ArrayList<>();
        if (Files.isDirectory(annotations)) {
            try (Stream<Path> list = Files.list(annotations)) {
                list.map(file -> splitName(file.getFileName().toString()))
                        .flatMap(Optional::stream)
                        .sorted(Comparator.comparing(CocoLayout::split).thenComparing(Comparator.naturalOrder()))
                        .forEach(names::add);
            }
        }
        if (names.isEmpty()) {
            throw new ExportException(
                    "source.missing",
                    "there is no file annotations/instances_<split>.json in " + folder
                            + ". Give a folder that has some, or one JSON file.");
        }
        List<CocoFile> files = new ArrayList<>();
        for (String name : names) {
            files.add(new CocoFile(
                    annotations.resolve("instances_" + name + ".json"),
                    split(name),
                    pictures(folder, pictures, name),
                    names.size() == 1 ? "" : name + "/"));
        }
        return files;
    }

    private static Optional<Path> pictures(Path folder, Optional<Path> given, String name) {
        Path images = given.orElse(folder.resolve("images"));
        return Stream.of(images.resolve(name), folder.resolve(name), images)
                .filter(candidate -> given.isEmpty() || candidate.startsWith(images))
                .filter(Files::isDirectory)
                .findFirst();
    }

    private static Optional<String> splitName(String file) {
        Matcher matcher = INSTANCES.matcher(file);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** By its place in {@link Split}, the data for training comes first; files of no known split come before all. */
    private static Split split(String name) {
        Matcher matcher = SPLIT_NAME.matcher(name);
        if (!matcher.matches()) {
            return Split.NONE;
        }
        return switch (matcher.group(1)) {
            case "train" -> Split.TRAIN;
            case "val" -> Split.VALIDATION;
            default -> Split.TEST;
        };
    }
}
