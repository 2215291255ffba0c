package org.labelport.masks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.labelport.model.Media;
import org.labelport.output.SafePath;
import org.labelport.raster.LabelImage;
import org.labelport.raster.PngReader;
import org.labelport.report.ExportException;
import org.labelport.verify.VerifyRequest;

/** Looks at masks as mmsegmentation, Datumaro and loaders that use PIL or OpenCV do. */
final class MasksVerifier {

    private static final int LARGEST_BYTE = 0xFF;
    private static final int LARGEST_SHORT = 0xFFFF;
    private static final String PNG = ".png";

    private final VerifyRequest request;
    private final Path root;
    private final MaskProblems problems;
    private ReadClasses classes = new ReadClasses("", new TreeMap<>(), new TreeMap<>(), true);
    private String images = "";
    private String masks = "";
    private boolean anyPicture;

    MasksVerifier(VerifyRequest request) {
        this.request = request;
        this.root = request.folder();
        this.problems = new MaskProblems(request, "masks");
    }

    void verify() throws ExportException, IOException {
        masks = folder(MasksFolders.MASKS)
                .orElseThrow(() -> new ExportException(
                        "source.missing",
                        "there is none of the folders " + String.join(", ", MasksFolders.MASKS) + " in " + root
                                + ". Give the folder that holds one."));
        images = folder(MasksFolders.IMAGES).orElse("");
        readClasses();
        if (!images.isEmpty()) {
            pictures();
        }
        if (!anyPicture) {
            problems.remark("no-pictures", "", "there are no pictures. Copy them beside the masks to train.");
        }
        masks();
        if (Files.isDirectory(root.resolve(MasksLayout.INSTANCES))) {
            instances();
        }
    }

    private Optional<String> folder(List<String> candidates) {
        return candidates.stream()
                .filter(name -> Files.isDirectory(root.resolve(name)))
                .findFirst();
    }

    private void readClasses() throws ExportException, IOException {
        try {
            classes = ReadClasses.in(root, request.json());
        } catch (ExportException e) {
            problems.rejected("classes", "", e.getMessage());
        }
        if (classes.source().isEmpty()) {
            problems.remark(
                    "classes", "", "there is no classes.json, so that nobody knows what values mean. Write one.");
        } else if (Files.exists(root.resolve(MaskClasses.META_FILE))
                && classes.source().equals(MaskClasses.FILE)) {
            Object meta = metaLabels();
            for (var entry : classes.byValue().entrySet()) {
                String name = SmallJson.text(meta, Integer.toString(entry.getKey()), "");
                if (!name.equals(entry.getValue().name())) {
                    problems.damaged(
                            "meta",
                            MaskClasses.META_FILE,
                            "label_map calls the value " + entry.getKey() + " '" + name + "', classes.json '"
                                    + entry.getValue().name() + "': Datumaro reads other classes. Make them equal.");
                }
            }
        }
    }

    private Object metaLabels() throws ExportException {
        try {
            return SmallJson.get(SmallJson.read(root.resolve(MaskClasses.META_FILE), request.json()), "label_map")
                    .orElse(Map.of());
        } catch (IOException e) {
            problems.rejected("meta", MaskClasses.META_FILE, "Datumaro cannot read it: " + e.getMessage());
            return Map.of();
        }
    }

    private void pictures() throws ExportException, IOException {
        List<String> unread = new ArrayList<>();
        FileWalk walk = new FileWalk(root.resolve(images), (name, reason) -> unread.add(name + " " + reason));
        String lastStem = "";
        for (Optional<String> name = walk.next(); name.isPresent(); name = walk.next()) {
            if (!MasksLayout.isPicture(name.get())) {
                continue;
            }
            anyPicture = true;
            String stem = SafePath.stem(name.get());
            if (stem.equals(lastStem)) {
                problems.damaged(
                        "stem",
                        images + "/" + name.get(),
                        "another picture differs in its extension only: both get one mask. Rename one.");
            }
            lastStem = stem;
            if (!Files.isRegularFile(root.resolve(masks).resolve(stem + PNG))) {
                problems.rejected(
                        "mask-missing",
                        images + "/" + name.get(),
                        "there is no " + masks + "/" + stem + PNG + ": loaders stop. Write one, of background alone"
                                + " if there is nothing to see.");
            }
        }
        for (String what : unread) {
            problems.rejected("unreadable", images, what);
        }
    }

    private void masks() throws ExportException, IOException {
        List<String> unread = new ArrayList<>();
        FileWalk walk = new FileWalk(root.resolve(masks), (name, reason) -> unread.add(name + " " + reason));
        for (Optional<String> name = walk.next(); name.isPresent(); name = walk.next()) {
            String file = masks + "/" + name.get();
            if (name.get().endsWith(PNG)) {
                mask(file, SafePath.stem(name.get()));
            } else if (MasksLayout.isPicture(name.get())) {
                problems.rejected(
                        "lossy", file, "masks are PNG files: other formats change values or are not looked for.");
            }
        }
        for (String what : unread) {
            problems.rejected("unreadable", masks, what);
        }
    }

    private void mask(String file, String stem) throws ExportException {
        Optional<String> picture = pictureOf(stem);
        if (anyPicture && picture.isEmpty()) {
            missingPicture(file, stem);
        }
        boolean small = classes.byValue().isEmpty() || classes.byValue().lastKey() < LARGEST_BYTE;
        Optional<LabelImage> mask =
                problems.read(file, small ? MaskProblems.Expected.NUMBERS_8 : MaskProblems.Expected.GRAY_16);
        if (mask.isEmpty()) {
            return;
        }
        Optional<Media.Image> size = picture.isEmpty() ? Optional.empty() : problems.picture(picture.get());
        problems.checkSize(file, mask.get(), size);
        checkValues(file, mask.get());
    }

    private void missingPicture(String file, String stem) throws ExportException {
        Path folder = root.resolve(images).resolve(stem).getParent();
        String start = root.resolve(stem).getFileName().toString();
        try (Stream<Path> entries = Files.isDirectory(folder) ? Files.list(folder) : Stream.empty()) {
            if (entries.anyMatch(
                    entry -> SafePath.stem(entry.getFileName().toString()).equals(start))) {
                problems.remark(
                        "picture-suffix",
                        file,
                        "readers do not take the file of this name in " + images + " for a picture");
                return;
            }
        } catch (IOException e) {
            problems.rejected("unreadable", images, folder + " cannot be listed: " + e.getMessage());
        }
        problems.rejected(
                "picture-missing", file, "there is no picture " + images + "/" + stem + ".*: add it or remove this.");
    }

    private void checkValues(String file, LabelImage mask) throws ExportException {
        int ignored = request.options().isSet(MaskClasses.IGNORE_OPTION.name())
                ? (int) request.options().integer(MaskClasses.IGNORE_OPTION.name())
                : mask.bits() > Byte.SIZE ? LARGEST_SHORT : LARGEST_BYTE;
        for (int value : MaskProblems.distinct(mask)) {
            boolean known = classes.source().isEmpty()
                    || value == ignored
                    || value == 0 && classes.background()
                    || classes.byValue().containsKey(value);
            if (!known) {
                problems.rejected(
                        "value-unknown",
                        file,
                        "it has the value " + value + ", which " + classes.source()
                                + " does not list: training stops at a class out of range. List it, or export again.");
            }
            Integer color = classes.colors().get(value);
            if (mask.kind() == LabelImage.Kind.PALETTE
                    && color != null
                    && value < mask.palette().length
                    && mask.palette()[value] != color) {
                problems.damaged(
                        "palette",
                        file,
                        "the palette gives " + value + " the colour " + ClassColor.hex(mask.palette()[value]) + ", "
                                + classes.source() + " " + ClassColor.hex(color)
                                + ": it was put into another order, and readers by colour find other classes."
                                + " Export it again.");
            }
        }
        if (mask.kind() == LabelImage.Kind.PALETTE
                && request.options().text("mode").equals("gray")) {
            problems.remark(
                    "opencv", file, "it has a palette: OpenCV reads its colours, not its values. PIL reads values.");
        }
    }

    private Optional<String> pictureOf(String stem) {
        if (images.isEmpty()) {
            return Optional.empty();
        }
        return MasksLayout.SUFFIXES.stream()
                .sorted()
                .flatMap(suffix -> Stream.of(suffix, suffix.toUpperCase(Locale.ROOT)))
                .map(suffix -> images + "/" + stem + suffix)
                .filter(name -> Files.isRegularFile(root.resolve(name)))
                .findFirst();
    }

    private void instances() throws ExportException, IOException {
        List<String> unread = new ArrayList<>();
        FileWalk walk =
                new FileWalk(root.resolve(MasksLayout.INSTANCES), (name, reason) -> unread.add(name + " " + reason));
        for (Optional<String> name = walk.next(); name.isPresent(); name = walk.next()) {
            if (name.get().endsWith(PNG)) {
                instances(
                        MasksLayout.INSTANCES + "/" + name.get(),
                        root.resolve(masks).resolve(name.get()));
            }
        }
        for (String what : unread) {
            problems.rejected("unreadable", MasksLayout.INSTANCES, what);
        }
    }

    private void instances(String file, Path mask) throws ExportException {
        Optional<LabelImage> objects = problems.read(file, MaskProblems.Expected.GRAY_16);
        if (objects.isEmpty()) {
            return;
        }
        LabelImage values;
        try {
            values = PngReader.read(mask);
        } catch (IOException e) {
            problems.rejected("instances", file, "there is no mask of this name that could be read: " + e.getMessage());
            return;
        }
        if (values.width() != objects.get().width()
                || values.height() != objects.get().height()) {
            problems.rejected("size", file, "its mask has other sides. Export both again.");
            return;
        }
        Map<Integer, Integer> classOf = new HashMap<>();
        Set<Integer> reported = new HashSet<>();
        for (int i = 0; i < values.values().length; i++) {
            int object = objects.get().values()[i];
            Integer first = object == 0 ? null : classOf.putIfAbsent(object, values.values()[i]);
            if (first != null && first != values.values()[i] && reported.add(object)) {
                problems.damaged(
                        "instances",
                        file,
                        "the object " + object + " has pixels of the classes " + first + " and " + values.values()[i]
                                + ": readers split it or take one of them.");
            }
        }
    }
}
