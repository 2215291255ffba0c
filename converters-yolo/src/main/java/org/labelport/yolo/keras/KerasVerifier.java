package org.labelport.yolo.keras;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.List;
import org.labelport.model.DataType;
import org.labelport.report.ExportException;
import org.labelport.report.ItemException;
import org.labelport.target.FolderWalk;
import org.labelport.target.MediaFolder;
import org.labelport.target.TextFile;
import org.labelport.verify.Findings;
import org.labelport.verify.Verifier;
import org.labelport.verify.VerifyRequest;
import org.labelport.yolo.pictures.SlashedPath;
import org.labelport.yolo.verify.ClassListText;

/** Reports what keras-yolo3 and YOLOv4 for PyTorch would reject or damage. */
final class KerasVerifier implements Verifier {

    @Override
    public boolean takesFiles() {
        return true;
    }

    @Override
    public void verify(VerifyRequest request) throws ExportException, IOException {
        KerasFiles files = KerasFiles.find(request.place(), request.limits(), request.unseen(KerasLayout.FORMAT, ""));
        Findings findings = request.findings(KerasLayout.FORMAT);
        int classes = classes(files, findings);
        boolean pictures = FolderWalk.anyFile(
                request.folder(), file -> DataType.IMAGE.isOf(String.valueOf(file.getFileName())), request.limits());
        MediaFolder folder = new MediaFolder(files.root());
        for (String list : files.lists()) {
            verify(folder, list, new LineCheck(folder, list, classes, pictures, request.media(), findings.in(list)));
        }
        for (String other : files.others()) {
            findings.remark("file-ignored", other, 0, "it is not a list of boxes, and no reader takes it for one");
        }
        if (!pictures) {
            findings.remark("no-pictures", "", 0, "there are no pictures; put them beside the lists before training");
        }
    }

    /** Returns the number of classes; if there is no list of them, it is so large that every class number is valid. */
    private static int classes(KerasFiles files, Findings findings) throws ExportException, IOException {
        if (files.classes().isEmpty()) {
            findings.rejected(
                    "classes-missing",
                    "",
                    0,
                    "there is no list of classes, which training starts from. Put " + KerasLayout.CLASSES
                            + " beside the boxes, with a class name in each line");
            return Integer.MAX_VALUE;
        }
        Path file = files.classes().get(0);
        List<String> names = new ClassListText(list -> shown(files, list), findings).first(files.classes());
        String shown = shown(files, file);
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).isEmpty()) {
                findings.damaged("classes", shown, i + 1L, "an empty line, which is a class without a name");
            }
        }
        if (names.stream().distinct().count() < names.size()) {
            findings.remark("classes", shown, 0, "two classes have the same name");
        }
        return names.size();
    }

    private static String shown(KerasFiles files, Path list) {
        return SlashedPath.of(files.root().relativize(list));
    }

    private static void verify(MediaFolder folder, String list, LineCheck check) throws ExportException, IOException {
        try (BufferedReader lines = TextFile.openWithMark(folder.find(list))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                check.next(line);
            }
            check.finish();
        } catch (CharacterCodingException e) {
            check.notText();
        } catch (ItemException e) {
            throw new ExportException(e.code(), e.getMessage(), e);
        }
    }
}
