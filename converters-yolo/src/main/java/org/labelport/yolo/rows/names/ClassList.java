package org.labelport.yolo.rows.names;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.labelport.model.Category;
import org.labelport.model.Skeleton;
import org.labelport.model.Taxonomy;
import org.labelport.report.ExportException;
import org.labelport.report.Loss;
import org.labelport.report.LossCodes;
import org.labelport.report.LossSink;
import org.labelport.target.TextFile;

/** Reads files that have a class name in each line. */
public final class ClassList {

    private static final long MAX_BYTES = 16L << 20;
    private static final String MARK = "\uFEFF";
    private static final char NUL = 0;

    private ClassList() {}

    /** Returns the classes of a file. */
    public static Taxonomy read(Path file, LossSink losses) throws ExportException, IOException {
        return of(lines(file), file.toString(), Skeleton.NONE, losses);
    }

    /** Returns the lines of a file without the empty ones at its end. */
    public static List<String> lines(Path file) throws ExportException, IOException {
        Text text = text(file);
        if (!text.isText()) {
            throw new ExportException("yolo.classes", notText(file, text));
        }
        return text.lines();
    }

    private static String notText(Path file, Text text) throws IOException {
        for (int i = 0; i < text.lines().size(); i++) {
            if (text.lines().get(i).indexOf(NUL) >= 0) {
                return file + ", line " + (i + 1)
                        + ": there are NUL characters, as in UTF-16, or where a file's end was lost. Save it as UTF-8.";
            }
        }
        return TextFile.notUtf8(file);
    }

    /** Returns the text of a file of any encoding, for checks. */
    public static Text text(Path file) throws ExportException, IOException {
        if (Files.size(file) > MAX_BYTES) {
            throw new ExportException("yolo.classes", file + " is larger than " + (MAX_BYTES >> 20) + " MB");
        }
        byte[] bytes = Files.readAllBytes(file);
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return new Text(lines(text), text.indexOf(NUL) < 0, text.startsWith(MARK));
        } catch (CharacterCodingException e) {
            return new Text(lines(new String(bytes, StandardCharsets.ISO_8859_1)), false, false);
        }
    }

    private static List<String> lines(String text) {
        List<String> lines = new ArrayList<>((text.startsWith(MARK) ? text.substring(1) : text)
                .lines()
                .map(String::strip)
                .toList());
        while (!lines.isEmpty() && lines.get(lines.size() - 1).isEmpty()) {
            lines.remove(lines.size() - 1);
        }
        return lines;
    }

    /**
     * Requires that the lists of all splits are equal. Rows name classes by number, which would mean different classes
     * otherwise.
     *
     * @throws ExportException {@code yolo.classes} when a list differs from the first
     */
    public static void requireSame(List<Path> lists) throws ExportException, IOException {
        List<String> first = lists.isEmpty() ? List.of() : lines(lists.get(0));
        for (Path list : lists) {
            if (!lines(list).equals(first)) {
                throw new ExportException(
                        "yolo.classes",
                        list + " and " + lists.get(0) + " list different classes, but all splits need the same list."
                                + " Export them together, or read one folder after the other");
            }
        }
    }

    /**
     * Makes classes from names. A name that is empty or repeated is changed, which is reported.
     *
     * @param where the names are, for messages
     */
    public static Taxonomy of(List<String> names, String where, Skeleton skeleton, LossSink losses) {
        List<Category> categories = new ArrayList<>();
        Set<String> used = new HashSet<>();
        Set<String> known = new HashSet<>(names);
        for (String given : names) {
            int number = categories.size();
            String name = given;
            if (name.isEmpty() || !used.add(name)) {
                name = name.isEmpty() ? "class_" + number : name + "__" + number;
                while (known.contains(name) || !used.add(name)) {
                    name += "_";
                }
                losses.loss(Loss.ofDataset(
                        LossCodes.CLASS_RENAMED,
                        where + ": class " + number + " is called '" + given + "', which is "
                                + (given.isEmpty() ? "not a name" : "the name of another class, too")
                                + "; it is read as '" + name + "'"));
            }
            categories.add(new Category(name, "", "", skeleton, List.of()));
        }
        return new Taxonomy(categories);
    }

    /**
     * The text of a list.
     *
     * @param lines without the empty ones at the end; as Latin-1, in which there are as many, if the file is not UTF-8
     * @param isText whether the file is UTF-8, and has no NUL characters
     * @param isMarked whether it starts with a byte order mark, which is no part of the lines
     */
    public record Text(List<String> lines, boolean isText, boolean isMarked) {

        public Text {
            lines = List.copyOf(lines);
        }
    }
}
