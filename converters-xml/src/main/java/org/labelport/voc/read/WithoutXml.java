package org.labelport.voc.read;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.labelport.limits.Limits;
import org.labelport.model.Media;
import org.labelport.report.ExportException;
import org.labelport.target.FileKind;
import org.labelport.target.FolderWalk;
import org.labelport.target.MediaFolder;
import org.labelport.target.MediaProbe;
import org.labelport.target.TextFile;
import org.labelport.voc.file.PictureName;
import org.labelport.voc.file.VocFolder;
import org.labelport.voc.file.VocLayout;
import org.labelport.voc.file.VocXml;

/**
 * The items of a data set that has segmentation pictures and no XML file, as CVAT exports it under the name Segmentation
 * mask: the segmentation pictures, and the pictures that the sets of segmentation name beside them.
 */
public final class WithoutXml {

    private static final String PNG = ".png";
    private static final String XML = ".xml";

    private WithoutXml() {}

    /** Whether a folder holds such a data set. */
    public static boolean isIn(VocFolder folder, Limits limits) throws IOException {
        return FileKind.isFolder(folder.root().resolve(VocLayout.CLASS_PICTURES))
                && !FolderWalk.anyFile(folder.annotations(), file -> endsWith(file.toString(), XML), limits);
    }

    /**
     * Returns the names that the XML files would have, sorted.
     *
     * @param unseen is told which files and folders of segmentation pictures are not looked at
     */
    public static List<String> files(VocFolder folder, Limits limits, FolderWalk.Sink unseen)
            throws ExportException, IOException {
        TreeSet<String> files = new TreeSet<>();
        FolderWalk masks = FolderWalk.visible(
                folder.root().resolve(VocLayout.CLASS_PICTURES), name -> endsWith(name, PNG), limits, unseen);
        masks.names().forEach(name -> files.add(name.substring(0, name.length() - PNG.length()) + XML));
        MediaFolder pictures = new MediaFolder(folder.images());
        SetFiles sets = SetFiles.in(folder.root().resolve(VocLayout.SEGMENTED_SETS));
        for (String set : sets.lists()) {
            for (String id : lines(sets.file(set))) {
                if (PictureName.own(id, pictures).isPresent()) {
                    files.add(id + XML);
                }
            }
        }
        return List.copyOf(files);
    }

    private static List<String> lines(Path set) throws ExportException, IOException {
        List<String> ids = new ArrayList<>();
        try (BufferedReader lines = TextFile.open(set)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank()) {
                    ids.add(line.stripTrailing());
                }
            }
            return ids;
        } catch (CharacterCodingException e) {
            throw new ExportException("voc.set", TextFile.notUtf8(set), e);
        }
    }

    /** Returns what the XML file of an item would say: the size of its segmentation picture, if it has one. */
    public static VocXml content(VocFolder folder, String id, MediaProbe media) {
        Path mask = folder.root().resolve(VocLayout.CLASS_PICTURES).resolve(id + PNG);
        try {
            Media.Image size = media.image(mask);
            return sized(size);
        } catch (IOException e) {
            return new VocXml(Map.of(), List.of(), List.of()); // what is wrong with the mask is told when it is read
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
