package org.labelport.yolo.darknet;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.labelport.report.ExportException;
import org.labelport.verify.Findings;
import org.labelport.yolo.verify.ClassListText;

/** Checks lists of the names of classes. */
final class ClassListCheck {

    private ClassListCheck() {}

    /**
     * Reports what is wrong with the lists of the splits, and returns the number of classes in the first.
     *
     * @param name how problems name a list
     */
    static int check(List<Path> lists, Function<Path, String> name, Findings findings)
            throws ExportException, IOException {
        List<String> names = new ClassListText(name, findings).first(lists);
        String file = name.apply(lists.get(0));
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
