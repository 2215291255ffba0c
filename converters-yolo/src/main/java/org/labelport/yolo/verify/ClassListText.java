package org.labelport.yolo.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.labelport.report.ExportException;
import org.labelport.verify.Findings;
import org.labelport.yolo.rows.names.ClassList;

/**
 * Reads the lists of classes of a data set to check them. One that is not UTF-8 is a problem, and does not end the
 * check, which needs the number of classes only.
 *
 * @param name how problems name a list
 */
public record ClassListText(Function<Path, String> name, Findings findings) {

    /**
     * Returns the lines of the first list. Reports what is not UTF-8, and the first list that differs.
     *
     * @param lists of the splits, at least one
     */
    public List<String> first(List<Path> lists) throws ExportException, IOException {
        List<String> first = lines(lists.get(0));
        boolean same = true;
        for (Path list : lists.subList(1, lists.size())) {
            if (!lines(list).equals(first) && same) {
                same = false;
                findings.rejected(
                        "classes",
                        name.apply(list),
                        0,
                        "it lists other classes than " + name.apply(lists.get(0)) + ", whose numbers all lists have");
            }
        }
        return first;
    }

    private List<String> lines(Path list) throws ExportException, IOException {
        ClassList.Text text = ClassList.text(list);
        if (text.isMarked()) {
            findings.rejected(
                    "byte-order-mark",
                    name.apply(list),
                    1,
                    "readers take the byte order mark for a part of the first name. Remove it");
        }
        if (!text.isText()) {
            findings.rejected("encoding", name.apply(list), 0, "it is not UTF-8 text. Save the file as UTF-8");
        }
        return text.lines();
    }
}
