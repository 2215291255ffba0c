package org.labelport.cvat.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.labelport.cvat.file.CvatFile;
import org.labelport.cvat.file.CvatFlavour;
import org.labelport.cvat.file.CvatFolder;
import org.labelport.cvat.file.CvatMeta;
import org.labelport.cvat.file.SequenceLayout;
import org.labelport.cvat.file.WrongNumber;
import org.labelport.model.Category;
import org.labelport.report.ExportException;
import org.labelport.report.ItemException;
import org.labelport.verify.Findings;
import org.labelport.verify.Verifier;
import org.labelport.verify.VerifyRequest;
import org.labelport.xml.UnreadFile;
import org.labelport.xml.XmlCursor;

/**
 * Checks CVAT XML as the imports of CVAT and Datumaro do. In memory are the list of labels and eight bytes for each
 * picture.
 */
public record CvatVerifier(CvatFlavour flavour) implements Verifier {

    /** How many characters of a label's name CVAT keeps. */
    private static final int LONGEST_NAME = 64;

    @Override
    public boolean takesFiles() {
        return true;
    }

    @Override
    public void verify(VerifyRequest request) throws ExportException, IOException {
        CvatFolder folder = CvatFolder.find(request.place(), request.limits(), request.unseen(flavour.id(), ""));
        Set<Path> folders = new HashSet<>();
        for (String name : folder.files()) {
            Findings.InFile findings = request.findings(flavour.id()).in(name);
            if (!folders.add(folder.folderOf(name))) {
                findings.damaged(
                        "several-files",
                        0,
                        "another XML file is in the same folder, and CVAT puts all files of an archive into one task."
                                + " Give each a folder of its own");
            }
            try (CvatFile file = CvatFile.open(folder.path(name), name, request.limits())) {
                head(file.meta(), findings);
                if (flavour == CvatFlavour.VIDEO
                        && file.meta().frames().areOfPictures()
                        && file.meta().wrong().isEmpty()) {
                    pictures(file.meta(), SequenceLayout.pictures(folder.folderOf(name)), findings);
                }
                elements(file, folder.folderOf(name), findings, request);
            } catch (ItemException e) {
                UnreadFile.of(e).report("syntax", findings);
            }
        }
    }

    private static void head(CvatMeta meta, Findings.InFile findings) throws ExportException {
        if (!meta.present()) {
            findings.rejected("meta-missing", 0, "there is no meta; CVAT's project import and Datumaro need it");
        } else if (!meta.kind().equals("task") && !meta.kind().equals("project")) {
            findings.rejected(
                    "meta-missing", 0, "meta holds neither task nor project; Datumaro does not read the file");
        } else if (meta.kind().equals("project") && meta.subsets().isEmpty()) {
            findings.rejected("meta-missing", 0, "the tasks of the project have no subset; Datumaro needs them");
        }
        for (WrongNumber wrong : meta.allWrong()) {
            findings.rejected("number-invalid", wrong.line(), wrong.message());
        }
        for (Category category : meta.categories()) {
            if (category.name().length() > LONGEST_NAME) {
                findings.remark(
                        "label-long",
                        0,
                        "CVAT keeps " + LONGEST_NAME + " characters of a label's name: '"
                                + category.name().substring(0, LONGEST_NAME) + "…'");
            }
        }
    }

    /**
     * Checks that a sequence has as many pictures as frames: CVAT numbers the pictures in the order of their names, and
     * assigns tracks by these numbers.
     */
    private static void pictures(CvatMeta meta, Path folder, Findings.InFile findings)
            throws ExportException, IOException {
        long found = SequenceLayout.pictureNames(folder).stream()
                .filter(name -> Files.isRegularFile(folder.resolve(name)))
                .count();
        if (found > 0 && found != meta.frames().size()) {
            findings.damaged(
                    "pictures-count",
                    0,
                    "the task has " + meta.frames().size() + " frames, but beside it are " + found
                            + " pictures: CVAT counts the pictures, and puts tracks on the wrong ones. Make the numbers equal");
        }
    }

    private void elements(CvatFile file, Path folder, Findings.InFile findings, VerifyRequest request)
            throws ItemException, ExportException, IOException {
        ElementCheck elements = new ElementCheck(file.meta(), findings);
        ImageCheck images = new ImageCheck(file.meta(), folder, elements, findings, request);
        TrackCheck tracks = new TrackCheck(file.meta(), elements, findings);
        for (String unread : file.unread()) {
            findings.remark("element-unknown", 0, "nothing reads the element '" + unread + "'");
        }
        Optional<String> element = file.next();
        while (element.isPresent()) {
            XmlCursor xml = file.xml();
            if (element.get().equals(flavour.other().element())) {
                findings.rejected(
                        "flavour",
                        xml.line(),
                        "'" + element.get() + "' belongs to the other flavour; verify it as "
                                + flavour.other().id());
                return;
            }
            switch (element.get()) {
                case "image" -> images.check(xml);
                case "track" -> tracks.check(xml);
                case "version", "meta" -> xml.skip();
                default -> {
                    findings.remark("element-unknown", xml.line(), "nothing reads the element '" + xml.name() + "'");
                    xml.skip();
                }
            }
            element = file.next();
        }
    }
}
