package org.labelport.voc.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import org.labelport.report.ExportException;
import org.labelport.report.ItemException;
import org.labelport.target.MediaFolder;
import org.labelport.verify.Findings;
import org.labelport.verify.Verifier;
import org.labelport.verify.VerifyRequest;
import org.labelport.voc.file.LabelImgClasses;
import org.labelport.voc.file.VocFolder;
import org.labelport.voc.file.VocXml;
import org.labelport.voc.file.VocXmlReader;
import org.labelport.xml.XmlCursor;

/** Checks XML files beside pictures as LabelImg reads them. */
public final class LabelImgVerifier implements Verifier {

    @Override
    public void verify(VerifyRequest request) throws ExportException, IOException {
        VocFolder folder = new VocFolder(request.folder(), request.folder());
        List<String> files = folder.xmlFiles(request.limits(), request.unseen("labelimg", ""));
        VocProblems problems = new VocProblems("labelimg", request, folder);
        PictureCheck pictures = new PictureCheck(problems, folder, request.media(), PictureCheck.Extension.ANY);
        ObjectsCheck objects = new ObjectsCheck(classes(request.folder(), problems));
        MediaFolder annotations = new MediaFolder(request.folder());
        XMLInputFactory factory = XmlCursor.factory();
        for (String file : files) {
            problems.repeated(file, problems.findings().in(file));
            try {
                VocXml xml = VocXmlReader.read(factory, annotations.find(file), file, request.limits());
                Findings.InFile findings = problems.findings().in(file);
                pictures.check(VocFolder.id(file), findings, xml);
                objects.check(findings, xml);
            } catch (ItemException e) {
                problems.syntax(file, e);
            }
        }
        pictures.sumUp();
    }

    private static Optional<DeclaredClasses> classes(Path folder, VocProblems problems)
            throws ExportException, IOException {
        try {
            return LabelImgClasses.in(folder)
                    .map(classes -> new DeclaredClasses(
                            classes.taxonomy(),
                            classes.file(),
                            "readers that go by that list leave the object out. Add the class, or remove the file"));
        } catch (ExportException e) {
            problems.findings().rejected("classes", "", 0, e.getMessage());
            return Optional.empty();
        }
    }
}
