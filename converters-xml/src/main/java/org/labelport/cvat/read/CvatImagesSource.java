package org.labelport.cvat.read;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.labelport.cvat.file.CvatFile;
import org.labelport.cvat.file.CvatFlavour;
import org.labelport.cvat.file.CvatLosses;
import org.labelport.cvat.file.CvatSubsets;
import org.labelport.cvat.file.OwnAttributes;
import org.labelport.cvat.file.RawElement;
import org.labelport.cvat.file.WrongNumber;
import org.labelport.model.Annotation;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Split;
import org.labelport.model.Taxonomy;
import org.labelport.report.ExportException;
import org.labelport.report.ItemError;
import org.labelport.report.ItemException;
import org.labelport.report.Loss;
import org.labelport.report.ToldNames;
import org.labelport.target.ItemSource;
import org.labelport.target.SourceReport;
import org.labelport.target.SourceRequest;
import org.labelport.xml.NumberText;
import org.labelport.xml.XmlCursor;

/**
 * Reads one picture after the other, in the order of files and of elements. In memory are the annotations of one
 * picture, and a number for each picture that was found.
 */
public final class CvatImagesSource implements ItemSource {

    private static final Set<String> ATTRIBUTES = Set.of("id", "name", "subset", "width", "height");

    private final SourceFiles files;
    private final SourceReport report;
    private final AnnotationReader reader;
    private final ToldNames elements = new ToldNames();
    private final ToldNames attributes = new ToldNames();
    private final ToldNames subsets = new ToldNames();
    private final PictureFolders folders;

    private Optional<CvatFile> file = Optional.empty();
    private Optional<PictureFolders.OfFile> pictures = Optional.empty();
    private long number;

    public CvatImagesSource(SourceFiles files, SourceRequest request) {
        this.files = files;
        this.report = request.report();
        this.reader = files.annotations();
        this.folders = new PictureFolders(request);
    }

    @Override
    public Optional<Item> next() throws ExportException, IOException {
        try {
            while (true) {
                if (file.isEmpty() && !openNext()) {
                    folders.reportUnlisted();
                    return Optional.empty();
                }
                Optional<String> element = file.orElseThrow().next();
                if (element.isEmpty()) {
                    file = Optional.empty();
                    continue;
                }
                SourceFiles.requireFlavour(CvatFlavour.IMAGES, files.name(), element.get());
                if (!element.get().equals("image")) {
                    notRead(element.get());
                    file.get().xml().skip();
                    continue;
                }
                Optional<Item> item = image();
                if (item.isPresent()) {
                    return item;
                }
            }
        } catch (ItemException e) {
            throw new ExportException(e.code(), e.getMessage(), e);
        }
    }

    private boolean openNext() throws ExportException, IOException {
        file = files.nextFile(report);
        if (file.isPresent()) {
            pictures = Optional.of(folders.beside(files.folder().folderOf(files.name())));
            file.get().unread().forEach(this::notRead);
            for (WrongNumber wrong : file.get().meta().allWrong()) {
                report.loss(Loss.ofDataset(CvatLosses.META, wrong.in(files.name())));
            }
        }
        return file.isPresent();
    }

    private void notRead(String element) {
        boolean known = element.equals("version") || element.equals("meta");
        if (!known) {
            elements.next(element)
                    .ifPresent(name -> report.loss(Loss.ofDataset(
                            CvatLosses.NOT_READ, files.name() + ": elements '" + name + "' are not read")));
        }
    }

    private void notReadOfImages(String attribute) {
        attributes
                .next(attribute)
                .ifPresent(name -> report.loss(Loss.ofDataset(
                        CvatLosses.NOT_READ, files.name() + ": attributes '" + name + "' of images are not read")));
    }

    private Optional<Item> image() throws ItemException, ExportException, IOException {
        XmlCursor xml = file.orElseThrow().xml();
        String id = Long.toString(number++);
        String place = files.name() + ", line " + xml.line() + ": ";
        String frame = xml.attribute("id").orElse(id);
        String name = xml.attribute("name").filter(text -> !text.isBlank()).orElse("frame_" + frame);
        Optional<String> subset = xml.attribute("subset");
        String width = xml.attribute("width").orElse("0");
        String height = xml.attribute("height").orElse("0");
        xml.attributesBeside(ATTRIBUTES).forEach(this::notReadOfImages);
        List<Annotation> annotations = annotations(id, xml);
        try {
            Media.Image image =
                    pictures.orElseThrow().picture(name, subset, side("width", width), side("height", height));
            return Optional.of(Item.of(id, name, image, annotations).withSplit(split(subset)));
        } catch (ItemException e) {
            report.error(ItemError.ofItem(id, annotations.size(), e.code(), place + e.getMessage()));
            return Optional.empty();
        }
    }

    private static int side(String name, String text) throws ItemException {
        return Math.max(0, NumberText.whole(name, text.strip()));
    }

    private List<Annotation> annotations(String item, XmlCursor xml)
            throws ItemException, ExportException, IOException {
        AnnotationList annotations = new AnnotationList();
        int count = 0;
        while (xml.nextChild()) {
            RawElement element = RawElement.read(xml);
            String id = Integer.toString(++count);
            try {
                Optional<Annotation> annotation = reader.annotation(
                        id,
                        element,
                        new AnnotationReader.Place(
                                element.xml().getOrDefault("label", ""),
                                Annotation.WHOLE_ITEM,
                                true,
                                "",
                                element.get("group_id"),
                                element.get("source")));
                annotation.ifPresent(
                        read -> annotations.add(read, element.attributes().getOrDefault(OwnAttributes.PART, "")));
                reportUnread(item, element, annotation.isPresent());
            } catch (ItemException e) {
                report.error(ItemError.ofAnnotation(
                        item, id, e.code(), files.name() + ", line " + element.line() + ": " + e.getMessage()));
            }
        }
        return annotations.annotations();
    }

    private void reportUnread(String item, RawElement element, boolean read) {
        List<String> unread = element.unread();
        if (!read) {
            unread.add(0, element.tag());
        }
        if (!unread.isEmpty()) {
            report.loss(Loss.changed(
                    item,
                    CvatLosses.NOT_READ,
                    files.name() + ", line " + element.line() + ": not read: " + String.join(", ", unread)));
        }
    }

    private Split split(Optional<String> ofImage) {
        String subset = ofImage.orElse(file.orElseThrow().meta().subset());
        Optional<Split> split = CvatSubsets.parse(subset);
        if (split.isEmpty()) {
            subsets.next(subset)
                    .ifPresent(name -> report.loss(Loss.ofDataset(
                            CvatLosses.SUBSET,
                            "the subset '" + name
                                    + "' does not have the name of a split; its pictures are read without one")));
        }
        boolean said = ofImage.isPresent() || !split.equals(Optional.of(Split.NONE));
        return said ? split.orElse(Split.NONE) : CvatSubsets.ofFile(files.name());
    }

    @Override
    public Taxonomy taxonomy() {
        return files.taxonomy();
    }

    @Override
    public void close() throws IOException {
        files.close();
    }
}
