package org.labelport;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.labelport.masks.MaskTrials;
import org.labelport.raster.LabelCanvas;
import org.labelport.raster.PngWriter;

/** A way to break good files. */
@FunctionalInterface
interface Damage {

    void to(Path folder) throws Exception;

    static Damage edit(String file, String good, String bad) {
        return folder -> {
            String text = Files.readString(folder.resolve(file));
            if (!text.contains(good)) {
                throw new AssertionError("'" + good + "' is not in " + file);
            }
            Files.writeString(folder.resolve(file), text.replace(good, bad));
        };
    }

    static Damage add(String file, String text) {
        return folder -> GoodFiles.write(folder, file, text);
    }

    static Damage remove(String... files) {
        return folder -> {
            for (String file : files) {
                Files.delete(folder.resolve(file));
            }
        };
    }

    static Damage move(String from, String to) {
        return folder -> Files.move(folder.resolve(from), folder.resolve(to));
    }

    /** Renames the picture, in a file and in the folder. */
    static Damage picture(String file, String name) {
        return folder -> {
            edit(file, "a.jpg", name).to(folder);
            move("a.jpg", name).to(folder);
        };
    }

    /** Replaces a file by a link to a file outside of the folder. */
    static Damage leadOut(String file) {
        return folder -> {
            Path outside = Files.createTempFile(folder.getParent(), "outside", "");
            Files.deleteIfExists(folder.resolve(file));
            Files.createSymbolicLink(folder.resolve(file), outside);
        };
    }

    /** Puts a link to the folder into itself or one of its folders. */
    static Damage link(String below) {
        return folder -> Files.createSymbolicLink(folder.resolve(below).resolve("link"), folder);
    }

    static Damage notUtf8(String file) {
        return folder -> Files.write(folder.resolve(file), new byte[] {'a', (byte) 0xff, '\n'});
    }

    static Damage gray8(String file, int... values) {
        return folder -> MaskTrials.gray8(folder.resolve(file), values);
    }

    static Damage gray16(String file, int... values) {
        return folder -> MaskTrials.gray16(folder.resolve(file), values);
    }

    static Damage rgb(String file) {
        return folder -> MaskTrials.rgb(folder.resolve(file), new int[96]);
    }

    static Damage palette(String file, int all, int... colors) {
        return folder -> {
            try (OutputStream out = Files.newOutputStream(folder.resolve(file))) {
                PngWriter.palette(out, LabelCanvas.of(12, 8, MaskTrials.values(all, all)), colors);
            }
        };
    }

    static Damage both(Damage one, Damage other) {
        return folder -> {
            one.to(folder);
            other.to(folder);
        };
    }
}
