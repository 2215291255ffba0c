package org.labelport.masks.plain;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.labelport.csvfile.CsvFile;
import org.labelport.limits.Limits;
import org.labelport.masks.file.MaskValues;
import org.labelport.masks.file.PictureFolder;
import org.labelport.masks.file.PictureFolders;
import org.labelport.target.FileKind;

/**
 * Reads the list of classes that Roboflow writes beside masks: {@code _classes.csv}, with a header and a value and name
 * on each line. The folder of each split has a copy.
 */
final class PixelValues {

    static final String FILE = "_classes.csv";

    private PixelValues() {}

    /** Returns whether the list is in a folder or in the folder of a split in it. */
    static boolean isIn(Path folder) throws IOException {
        return !files(folder).isEmpty();
    }

    /**
     * Returns the names of classes by value; empty when there is no list.
     *
     * @throws IOException when a list has a wrong line, or the lists of two splits differ
     */
    static Optional<SortedMap<Integer, String>> in(Path folder, Limits limits) throws IOException {
        Optional<SortedMap<Integer, String>> names = Optional.empty();
        List<Path> files = files(folder);
        for (Path file : files) {
            SortedMap<Integer, String> read = read(file, limits);
            if (names.isPresent() && !names.get().equals(read)) {
                throw new IOException(file + " lists other classes than " + files.get(0)
                        + ", but the values of masks must be the same in all splits");
            }
            names = Optional.of(read);
        }
        return names;
    }

    private static List<Path> files(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        for (PictureFolder split : PictureFolders.in(folder).all()) {
            Path file = folder.resolve(split.name()).resolve(FILE);
            if (FileKind.isFile(file)) {
                files.add(file);
            }
        }
        return files;
    }

    private static SortedMap<Integer, String> read(Path file, Limits limits) throws IOException {
        SortedMap<Integer, String> names = new TreeMap<>();
        try (CsvFile rows = CsvFile.open(file, limits)) {
            for (Optional<CsvRecord> row = rows.next(); row.isPresent(); row = rows.next()) {
                add(row.get(), file, names);
            }
        }
        return names;
    }

    private static void add(CsvRecord row, Path file, SortedMap<Integer, String> names) throws IOException {
        String value = row.getField(0).strip();
        boolean title = row.getStartingLineNumber() == 1 && !isValue(value);
        if (row.getFieldCount() != 2 || !title && !isValue(value)) {
            throw new IOException(file + ", line " + row.getStartingLineNumber()
                    + ": a line must be a value from 0 to 65535, a comma and the name of a class");
        }
        if (!title && names.put(Integer.valueOf(value), row.getField(1).strip()) != null) {
            throw new IOException(file + ": the value " + value + " is there twice");
        }
    }

    private static boolean isValue(String text) {
        return text.matches("\\d{1,5}") && Integer.parseInt(text) <= MaskValues.LARGEST;
    }
}
