package org.labelport.synapse.items;

import java.util.Locale;
import java.util.Optional;
import org.labelport.model.DataType;

/** Tells what kind of medium a file is. */
final class MediaKinds {

    private MediaKinds() {}

    /** By its role, else by what the platform calls it, else by its name; empty when none of them tells. */
    static Optional<DataType> of(UnitFile file) {
        return ofRole(file.key()).or(() -> DataType.ofKey(file.type())).or(() -> ofName(file.name()));
    }

    private static Optional<DataType> ofRole(String role) {
        for (DataType kind : DataType.values()) {
            if (role.startsWith(kind.key())) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    private static Optional<DataType> ofName(String name) {
        String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return switch (extension) {
            case "jpg", "jpeg", "png", "bmp", "gif", "webp", "tif", "tiff" -> Optional.of(DataType.IMAGE);
            case "mp4", "mov", "avi", "mkv", "webm", "m4v" -> Optional.of(DataType.VIDEO);
            case "wav", "mp3", "flac", "ogg", "m4a", "aac", "opus" -> Optional.of(DataType.AUDIO);
            case "txt", "md", "html", "htm" -> Optional.of(DataType.TEXT);
            case "pcd", "ply", "las", "laz" -> Optional.of(DataType.POINT_CLOUD);
            default -> Optional.empty();
        };
    }
}
