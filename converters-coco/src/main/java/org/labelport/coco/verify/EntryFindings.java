package org.labelport.coco.verify;

import java.util.Set;
import org.labelport.report.ExportException;
import org.labelport.verify.Problem;
import org.labelport.verify.ProblemSink;

/** Reports problems of one file, each with its line and its place in a list, since files often have only one line. */
final class EntryFindings {

    private final String file;
    private final ProblemSink sink;

    /** @param file the file's path relative to the verified folder */
    EntryFindings(String file, ProblemSink sink) {
        this.file = file;
        this.sink = sink;
    }

    /** The place of an entry: its list, its 0-based index there, and its line. */
    record Place(String list, long index, long line) {

        @Override
        public String toString() {
            return list + "[" + index + "]";
        }
    }

    void rejected(String code, Place place, String message) throws ExportException {
        at(Problem.Effect.REJECTED, code, place, message);
    }

    void damaged(String code, Place place, String message) throws ExportException {
        at(Problem.Effect.DAMAGED, code, place, message);
    }

    void remark(String code, Place place, String message) throws ExportException {
        at(Problem.Effect.REMARK, code, place, message);
    }

    /** Reports each of the needed keys that an entry does not have. */
    void lvisKeys(Place place, Set<String> keys, String... needed) throws ExportException {
        for (String key : needed) {
            if (!keys.contains(key)) {
                lvisKeyMissing(key, place);
            }
        }
    }

    void lvisKeyMissing(String key, Place place) throws ExportException {
        rejected(Codes.LVIS_KEY, place, "it has no " + key + ", and LVIS's programs stop at that. Add it");
    }

    void file(Problem.Effect effect, String code, String message) throws ExportException {
        sink.problem(Problem.of(effect, code, file, message));
    }

    private void at(Problem.Effect effect, String code, Place place, String message) throws ExportException {
        sink.problem(Problem.at(effect, code, file, place.line(), place + ": " + message));
    }
}
