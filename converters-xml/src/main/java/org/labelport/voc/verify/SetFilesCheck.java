package org.labelport.voc.verify;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.labelport.output.Part;
import org.labelport.report.ExportException;
import org.labelport.target.TextFile;
import org.labelport.verify.Findings;
import org.labelport.voc.file.Blanks;
import org.labelport.voc.file.VocFolder;
import org.labelport.voc.file.VocLayout;

/** Checks the files that list the ids of each set. */
final class SetFilesCheck {

    private static final String CODE = "set";

    private final VocProblems problems;
    private final VocFolder folder;
    private final List<String> files;

    /**
     * Prepares the check.
     *
     * @param files the XML files, sorted
     */
    SetFilesCheck(VocProblems problems, VocFolder folder, List<String> files) {
        this.problems = problems;
        this.folder = folder;
        this.files = files;
    }

    void check() throws ExportException, IOException {
        boolean any = false;
        for (Part set : VocLayout.USUAL_SETS) {
            Optional<Path> file = folder.set(set.name());
            if (file.isPresent()) {
                any = true;
                check(file.get());
            } else if (set == VocLayout.TRAIN_AND_VALIDATION) {
                problems.findings().remark(CODE, "", 0, "there is no trainval.txt, a set that torchvision offers");
            }
        }
        if (!any) {
            problems.findings()
                    .remark(
                            CODE,
                            "",
                            0,
                            "there are no train.txt, val.txt or test.txt in " + VocLayout.SETS
                                    + ": only LabelImg and mmdetection read the XML files without them");
        }
    }

    private void check(Path set) throws ExportException, IOException {
        Findings.InFile findings = problems.in(set);
        Set<IdTrouble> troubles = EnumSet.noneOf(IdTrouble.class);
        try (BufferedReader lines = TextFile.openWithMark(set)) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                troubles.addAll(IdTrouble.of(line.strip()));
                check(line, findings, number);
            }
        } catch (CharacterCodingException e) {
            findings.rejected(CODE, 0, "it is not UTF-8");
        }
        for (IdTrouble trouble : troubles) {
            findings.remark(trouble.kind(), 0, trouble.message());
        }
    }

    private void check(String line, Findings.InFile findings, int number) throws ExportException {
        if (line.startsWith("\uFEFF")) {
            findings.rejected(CODE, number, "readers take the byte order mark for a part of the first id. Remove it");
        } else if (line.isBlank()) {
            findings.rejected(CODE, number, "torchvision makes the picture '.jpg' of an empty line");
        } else if (line.startsWith("#")) {
            findings.damaged(CODE, number, "Datumaro takes the line for a comment, torchvision for a picture");
        } else if (Blanks.around(line)) {
            findings.damaged(CODE, number, "some readers strip the blanks around the id, and others do not");
        } else if (Collections.binarySearch(files, line + ".xml") < 0) {
            findings.rejected(
                    "set-unknown",
                    number,
                    "'" + line + "' has no file in " + VocLayout.ANNOTATIONS + ": torchvision and detectron2 stop");
        }
    }
}
