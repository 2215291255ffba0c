package org.labelport.voc.verify;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.labelport.model.Category;
import org.labelport.model.Skeleton;
import org.labelport.model.Taxonomy;
import org.labelport.report.ExportException;
import org.labelport.target.TextFile;
import org.labelport.verify.Findings;
import org.labelport.voc.file.LabelMapClasses;
import org.labelport.voc.file.VocFolder;
import org.labelport.voc.file.VocLayout;

/** Checks {@code labelmap.txt}, from which Datumaro and CVAT read the classes. */
final class LabelMapCheck {

    private static final String CODE = "labelmap";
    private static final long MAX_BYTES = 16 << 20;
    private static final Pattern LINE =
            Pattern.compile("([^:]*):(?:([0-9]{1,3}),([0-9]{1,3}),([0-9]{1,3}))?:([^:]*):([^:]*)");

    private final VocProblems problems;
    private final List<Category> classes = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    LabelMapCheck(VocProblems problems) {
        this.problems = problems;
    }

    /** Returns the classes that can be read; empty when there is no label map, or it cannot be read. */
    Optional<Taxonomy> classes(VocFolder folder) throws ExportException, IOException {
        Optional<Path> map = folder.labelMap();
        if (map.isEmpty()) {
            problems.findings()
                    .remark(
                            CODE,
                            "",
                            0,
                            "there is no " + VocLayout.LABEL_MAP
                                    + ": Datumaro and CVAT then know only the 20 classes of VOC");
            return Optional.empty();
        }
        Findings.InFile findings = problems.in(map.get());
        if (Files.size(map.get()) > MAX_BYTES) {
            findings.rejected(CODE, 0, "it is larger than " + MAX_BYTES + " bytes");
            return Optional.empty();
        }
        try (BufferedReader lines = TextFile.openWithMark(map.get())) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                check(line, findings, ++number);
            }
        } catch (CharacterCodingException e) {
            findings.rejected(CODE, 0, "it is not UTF-8");
            return Optional.empty();
        }
        return Optional.of(new Taxonomy(classes));
    }

    private void check(String line, Findings.InFile findings, int number) throws ExportException {
        if (line.isBlank() || line.startsWith("#")) {
            return;
        }
        Matcher parts = LINE.matcher(line.strip());
        if (!parts.matches()) {
            findings.rejected(CODE, number, "Datumaro wants name:r,g,b:parts:actions, not '" + line + "'");
            return;
        }
        String name = parts.group(1);
        if (name.isEmpty()) {
            findings.rejected(CODE, number, "the class has no name");
        } else if (!names.add(name)) {
            findings.rejected(CODE, number, "the class '" + name + "' is listed twice");
        } else if (!name.equals(LabelMapClasses.BACKGROUND)) {
            classes.add(new Category(name, "", color(parts), Skeleton.NONE, List.of()));
        }
    }

    private static String color(Matcher parts) {
        if (parts.group(2) == null) {
            return "";
        }
        int red = Integer.parseInt(parts.group(2));
        int green = Integer.parseInt(parts.group(3));
        int blue = Integer.parseInt(parts.group(4));
        return Math.max(red, Math.max(green, blue)) > 255
                ? ""
                : String.format(Locale.ROOT, "#%02x%02x%02x", red, green, blue);
    }
}
