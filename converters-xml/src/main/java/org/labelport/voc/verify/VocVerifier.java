package org.labelport.voc.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import org.labelport.limits.Limits;
import org.labelport.model.Media;
import org.labelport.model.Taxonomy;
import org.labelport.report.ExportException;
import org.labelport.report.ItemException;
import org.labelport.target.FileKind;
import org.labelport.target.FolderWalk;
import org.labelport.target.MediaFolder;
import org.labelport.verify.Findings;
import org.labelport.verify.Verifier;
import org.labelport.verify.VerifyRequest;
import org.labelport.voc.file.VocFolder;
import org.labelport.voc.file.VocLayout;
import org.labelport.voc.file.VocXml;
import org.labelport.voc.file.VocXmlReader;
import org.labelport.voc.read.SegmentationFiles;
import org.labelport.xml.XmlCursor;

/**
 * Checks a VOC data set as torchvision, Datumaro, CVAT, LabelImg, detectron2, mmdetection and DL4J read it: label map,
 * set files, XML files, segmentation pictures. In memory are the names of the XML files.
 */
public final class VocVerifier implements Verifier {

    private static final String ROOT_FOLDER = "VOCdevkit";

    @Override
    public void verify(VerifyRequest request) throws ExportException, IOException {
        VocFolder folder = VocFolder.find(request.folder());
        VocProblems problems = new VocProblems("voc", request, folder);
        Optional<SegmentationFiles> masks = SegmentationFiles.in(
                folder,
                request.limits(),
                request.media(),
                request.unseen("voc", problems.path(folder.classPictures()) + "/"));
        List<String> files = masks.isPresent()
                ? masks.get().names()
                : folder.xmlFiles(request.limits(), request.unseen("voc", problems.path(folder.annotations()) + "/"));
        Optional<Taxonomy> classes = new LabelMapCheck(problems).classes(folder);
        if (!folder.root().toString().replace('\\', '/').matches(".*" + ROOT_FOLDER + "/VOC20[0-9][0-9]")) {
            problems.findings()
                    .remark(
                            "folder",
                            "",
                            0,
                            "torchvision looks for " + ROOT_FOLDER + "/VOC2012, and does not find the data set here");
        }
        if (masks.isPresent()) {
            checkMasks(request, folder, masks.get(), classes, problems);
            return;
        }
        new SetFilesCheck(problems, folder, files).check();
        checkFiles(request, folder, files, classes, problems);
    }

    private static void checkFiles(
            VerifyRequest request,
            VocFolder folder,
            List<String> files,
            Optional<Taxonomy> classes,
            VocProblems problems)
            throws ExportException, IOException {
        XMLInputFactory factory = XmlCursor.factory();
        MediaFolder annotations = new MediaFolder(folder.annotations());
        PictureCheck pictures = new PictureCheck(problems, folder, request.media(), PictureCheck.Extension.JPG);
        ObjectsCheck objects = new ObjectsCheck(classes.map(taxonomy ->
                new DeclaredClasses(taxonomy, VocLayout.LABEL_MAP, "the import by Datumaro or CVAT fails")));
        SegmentationCheck segmentation = new SegmentationCheck(problems, folder, classes);
        for (String file : files) {
            String path = problems.path(folder.annotations().resolve(file));
            problems.repeated(file, problems.findings().in(path));
            try {
                VocXml xml = VocXmlReader.read(factory, annotations.find(file), path, request.limits());
                Findings.InFile findings = problems.findings().in(path);
                pictures.check(VocFolder.id(file), findings, xml);
                objects.check(findings, xml);
                segmentation.check(VocFolder.id(file), findings, xml);
            } catch (ItemException e) {
                problems.syntax(path, e);
            }
        }
        pictures.sumUp();
        if (FileKind.isFolder(folder.objectPictures())) {
            segmentation.checkSets();
        }
    }

    private static void checkMasks(
            VerifyRequest request,
            VocFolder folder,
            SegmentationFiles files,
            Optional<Taxonomy> classes,
            VocProblems problems)
            throws ExportException, IOException {
        PictureCheck pictures = PictureCheck.withoutXml(problems, folder, request.media());
        SegmentationCheck segmentation = new SegmentationCheck(problems, folder, classes);
        for (String file : files.names()) {
            String id = VocFolder.id(file);
            Findings.InFile mask = problems.in(files.masks().resolve(id + ".png"));
            VocXml xml = pictures.ofMask(id, mask)
                    .filter(Media.Image::hasSize)
                    .map(SegmentationFiles::sized)
                    .orElseGet(() -> files.read(file));
            segmentation.check(id, mask, xml);
        }
        pictures.sumUp();
        segmentation.checkSets();
    }

    /** Whether there is a file in a folder or below it. */
    static boolean hasFiles(Path folder, Limits limits) throws IOException {
        return FileKind.isFolder(folder) && FolderWalk.anyFile(folder, Files::isRegularFile, limits);
    }
}
