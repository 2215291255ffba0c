package org.labelport.yolo.darknet;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.labelport.report.ExportException;
import org.labelport.verify.Findings;
import org.labelport.yolo.rows.ClassList;

/** Checks a list of the names of classes. */
final class ClassListCheck {

    private ClassListCheck() {}

    /**
     * Reports what is wrong with a list, and returns the number of its classes.
     *
     * @param file the list as problems name it
     */
    static int check(Path list, String file, Findings findings) throws ExportException, IOException {
        List<String> names = ClassList.lines(list);
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).isEmpty()) {
                findings.rejected("names", file, i + 1L, "an empty line: later classes get other numbers");
            }
        }
        if (names.stream().distinct().count() < names.size()) {
            findings.remark("names", file, 0, "two classes have the same name");
        }
        return names.size();
    }
}
