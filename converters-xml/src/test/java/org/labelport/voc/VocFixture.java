package org.labelport.voc;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.model.Item;
import org.labelport.testkit.trial.Trial;

/** A folder that a test fills with files of VOC, and the items that are read from it. */
abstract class VocFixture {

    static final String SIZE = "<size><width>20</width><height>16</height><depth>3</depth></size>";

    @TempDir
    Path temp;

    static String object(String name, String more, double xmin, double ymin, double xmax, double ymax) {
        return "<object><name>" + name + "</name>" + more + "<bndbox><xmin>" + number(xmin) + "</xmin><ymin>"
                + number(ymin) + "</ymin><xmax>" + number(xmax) + "</xmax><ymax>" + number(ymax)
                + "</ymax></bndbox></object>";
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Integer.toString((int) value) : Double.toString(value);
    }

    static List<String> splits(Trial read) {
        return read.items().stream().map(item -> item.id() + " " + item.split()).toList();
    }

    static List<String> ids(Trial read) {
        return read.items().stream().map(Item::id).toList();
    }

    Trial read(String folder) throws Exception {
        return Trial.read(new VocTarget(), Map.of("path", temp.resolve(folder).toString()), temp);
    }

    void xml(String file, String content) throws Exception {
        text(file, "<annotation>" + content + "</annotation>");
    }

    void text(String file, String content) throws Exception {
        Path path = temp.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
    }
}
