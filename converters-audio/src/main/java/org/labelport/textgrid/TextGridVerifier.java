package org.labelport.textgrid;

import java.io.IOException;
import java.nio.file.Path;
import org.labelport.report.ExportException;
import org.labelport.report.ItemException;
import org.labelport.target.FileKind;
import org.labelport.target.FolderWalk;
import org.labelport.target.ItemFile;
import org.labelport.target.ItemIds;
import org.labelport.target.MediaFolder;
import org.labelport.verify.Findings;
import org.labelport.verify.Verifier;
import org.labelport.verify.VerifyRequest;

/** Checks files as Praat reads them, and the programs in Python that read what Praat writes. */
final class TextGridVerifier implements Verifier {

    static final String FORMAT = "textgrid";

    @Override
    public boolean takesFiles() {
        return true;
    }

    @Override
    public void verify(VerifyRequest request) throws ExportException, IOException {
        Findings findings = request.findings(FORMAT);
        GridFolder folder = GridFolder.open(request.place(), request.limits(), request.unseen(FORMAT, ""));
        MediaFolder files = new MediaFolder(folder.root());
        boolean recordings = FolderWalk.anyFile(
                folder.root(),
                file -> TextGridFiles.isRecording(file.toString()) && FileKind.mayBeFile(file),
                request.limits());
        ItemIds ids = new ItemIds();
        for (String name : folder.names()) {
            Findings.InFile inFile = findings.in(name);
            inFile.repeated(ItemFile.of(name, TextGridFiles.stem(name), ids));
            try {
                Path file = files.find(name);
                new GridCheck(inFile).grid(TextGridParser.read(file, request.limits()));
                if (recordings && !hasRecording(name, files)) {
                    inFile.rejected(
                            "recording-missing", 0, "there is no recording of this name beside it. Put it there.");
                }
            } catch (TextGridProblem e) {
                inFile.rejected("syntax", e.line(), e.reason() + "; " + e.consequence() + ".");
            } catch (ItemException e) {
                inFile.rejected("unreadable", 0, e.getMessage());
            }
        }
        if (!recordings) {
            findings.in("")
                    .remark("no-recordings", 0, "there are no recordings; put each beside its TextGrid before use");
        }
    }

    private static boolean hasRecording(String name, MediaFolder files) {
        return TextGridFiles.recordings(TextGridFiles.stem(name)).stream().anyMatch(files::has);
    }
}
