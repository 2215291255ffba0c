package org.labelport.yolo.classify;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.labelport.model.Annotation;
import org.labelport.model.Category;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.model.Split;
import org.labelport.model.Taxonomy;
import org.labelport.output.SafePath;
import org.labelport.report.ExportException;
import org.labelport.report.ItemError;
import org.labelport.report.ItemException;
import org.labelport.report.Loss;
import org.labelport.report.LossCodes;
import org.labelport.target.FileKind;
import org.labelport.target.FolderWalk;
import org.labelport.target.ItemSource;
import org.labelport.target.MediaFolder;
import org.labelport.target.SourceRequest;
import org.labelport.yolo.pictures.SplitFolders;

/**
 * Makes an item from each picture in a folder of a class: splits in their order, classes in the order of readers, files
 * sorted.
 */
public final class ClassifySource implements ItemSource {

    private final SourceRequest request;
    private final Map<String, String> names;
    private final Taxonomy taxonomy;
    private final Deque<ClassFolder> left = new ArrayDeque<>();
    private Optional<ClassFolder> current = Optional.empty();
    private Iterator<String> pictures = List.<String>of().iterator();

    private record ClassFolder(Split split, String name, Path folder, MediaFolder files) {

        String id(String picture) {
            String inClass = name + "/" + picture;
            return split == Split.NONE ? inClass : SplitFolders.of(split) + "/" + inClass;
        }
    }

    private ClassifySource(ClassTree tree, Map<String, String> names, SourceRequest request) throws IOException {
        this.request = request;
        this.names = names;
        this.taxonomy = new Taxonomy(names.values().stream().map(Category::of).toList());
        MediaFolder files = new MediaFolder(tree.root());
        for (Map.Entry<Split, List<String>> split : tree.classes().entrySet()) {
            for (String name : split.getValue()) {
                Path folder = tree.splits().get(split.getKey()).resolve(name);
                left.add(new ClassFolder(split.getKey(), name, folder, files));
            }
        }
    }

    /**
     * Opens a data set.
     *
     * @throws ExportException when there are no folders of classes
     */
    public static ClassifySource open(Path path, SourceRequest request) throws ExportException, IOException {
        if (!FileKind.isFolder(path)) {
            throw new ExportException("yolo.missing", "there is no folder " + path);
        }
        ClassTree tree = ClassTree.of(path);
        List<String> folders = tree.allClasses();
        if (folders.isEmpty()) {
            throw new ExportException(
                    "yolo.missing",
                    "there are no folders of classes in " + path + ", nor in train, val and test there");
        }
        tree.others()
                .forEach(
                        name -> request.report()
                                .loss(
                                        Loss.ofDataset(
                                                "yolo.folder-dropped",
                                                name
                                                        + " is not read, because another folder is read as that split. Move the pictures into one folder")));
        List<String> strays = tree.picturesWithoutClass();
        if (!strays.isEmpty()) {
            request.report()
                    .loss(Loss.ofDataset(
                            LossCodes.PICTURE_UNANNOTATED,
                            strays.size()
                                    + " pictures are not in the folder of a class and are not read; the first is '"
                                    + strays.get(0) + "'"));
        }
        return new ClassifySource(tree, ClassMap.read(path, folders, request.json()), request);
    }

    @Override
    public Taxonomy taxonomy() {
        return taxonomy;
    }

    @Override
    public Optional<Item> next() throws ExportException, IOException {
        while (pictures.hasNext() || start()) {
            while (pictures.hasNext()) {
                Optional<Item> item = item(current.orElseThrow(), pictures.next());
                if (item.isPresent()) {
                    return item;
                }
            }
        }
        return Optional.empty();
    }

    private boolean start() throws ExportException, IOException {
        if (left.isEmpty()) {
            return false;
        }
        ClassFolder folder = left.remove();
        current = Optional.of(folder);
        pictures = FolderWalk.visible(
                        folder.folder(),
                        ClassifySource::isPicture,
                        request.limits(),
                        request.report().unseen(folder.id("")))
                .names()
                .iterator();
        return true;
    }

    static boolean isPicture(String name) {
        return ClassifyPlan.SUFFIXES.contains(SafePath.extension(name).toLowerCase(Locale.ROOT));
    }

    private Optional<Item> item(ClassFolder folder, String picture) throws ExportException {
        try {
            String place = folder.split() == Split.NONE
                    ? folder.name()
                    : folder.folder().getParent().getFileName() + "/" + folder.name();
            Media.Image image = request.media().picture(folder.files().find(place + "/" + picture));
            Annotation label = Annotation.of("1", String.valueOf(names.get(folder.name())), new Shape.Whole());
            return Optional.of(
                    Item.of(folder.id(picture), picture, image, List.of(label)).withSplit(folder.split()));
        } catch (ItemException e) {
            report(folder, picture, e.code(), e.getMessage());
            return Optional.empty();
        }
    }

    private void report(ClassFolder folder, String picture, String code, @Nullable String why) throws ExportException {
        request.report().error(ItemError.ofItem(folder.id(picture), 1, code, String.valueOf(why)));
    }

    @Override
    public void close() {
        left.clear();
    }
}
