package org.labelport.voc.read;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.labelport.limits.Limits;
import org.labelport.model.Media;
import org.labelport.report.ExportException;
import org.labelport.target.FileKind;
import org.labelport.target.FolderWalk;
import org.labelport.target.MediaFolder;
import org.labelport.target.MediaProbe;
import org.labelport.voc.file.PictureName;
import org.labelport.voc.file.VocFolder;
import org.labelport.voc.file.VocLayout;
import org.labelport.voc.file.VocXml;

/**
 * The items of a data set that has segmentation pictures and no XML file, as CVAT exports it under the name Segmentation
 * mask: the segmentation pictures, and the pictures that the sets of segmentation name beside them.
 *
 * @param masks the folder of the segmentation pictures
 * @param names the names that the XML files would have, sorted
 * @param media measures segmentation pictures
 */
public record SegmentationFiles(Path masks, List<String> names, MediaProbe media) implements ItemFiles {

    private static final String PNG = ".png";
    private static final String XML = ".xml";

    /**
     * Finds the items of a folder; empty when it has no such data set.
     *
     * @param unseen is told which files and folders of segmentation pictures are not looked at
     */
    public static Optional<SegmentationFiles> in(
            VocFolder folder, Limits limits, MediaProbe media, FolderWalk.Sink unseen)
            throws ExportException, IOException {
        Path masks = folder.classPictures();
        if (!FileKind.isFolder(masks)
                || FolderWalk.anyFile(folder.annotations(), file -> endsWith(file.toString(), XML), limits)) {
            return Optional.empty();
        }
        TreeSet<String> names = new TreeSet<>();
        FolderWalk.visible(masks, name -> endsWith(name, PNG), limits, unseen)
                .names()
                .forEach(name -> names.add(name.substring(0, name.length() - PNG.length()) + XML));
        MediaFolder pictures = new MediaFolder(folder.images());
        SetFiles sets = SetFiles.in(folder.root().resolve(VocLayout.SEGMENTED_SETS));
        for (String set : sets.lists()) {
            SetFiles.read(sets.file(set), id -> {
                if (PictureName.own(id, pictures).isPresent()) {
                    names.add(id + XML);
                }
            });
        }
        return Optional.of(new SegmentationFiles(masks, List.copyOf(names), media));
    }

    @Override
    public VocXml read(String name) {
        try {
            return sized(media.image(masks.resolve(VocFolder.id(name) + PNG)));
        } catch (IOException e) {
            return new VocXml(Map.of(), List.of(), List.of()); // what is wrong with the picture is told when it is read
        }
    }

    /** Returns what an XML file would say of a picture: its size. */
    public static VocXml sized(Media.Image picture) {
        return new VocXml(
                Map.of("width", Integer.toString(picture.width()), "height", Integer.toString(picture.height())),
                List.of(),
                List.of());
    }

    private static boolean endsWith(String name, String extension) {
        return name.toLowerCase(Locale.ROOT).endsWith(extension);
    }
}
