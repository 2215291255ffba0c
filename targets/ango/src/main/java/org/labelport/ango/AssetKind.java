package org.labelport.ango;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.labelport.output.SafePath;

/** What an asset shows. Exports do not say it: its metadata, its name and what was drawn on it tell. */
enum AssetKind {
    PICTURE(Set.of(".jpg", ".jpeg", ".png", ".gif", ".bmp", ".webp", ".tif", ".tiff", ".avif", ".heic", ".jfif")),
    /** Several pictures in one asset. */
    PICTURES(Set.of()),
    VIDEO(Set.of(".mp4", ".mov", ".avi", ".mkv", ".webm", ".m4v", ".mpg", ".mpeg")),
    AUDIO(Set.of(".mp3", ".wav", ".ogg", ".flac", ".m4a", ".aac", ".opus")),
    TEXT(Set.of(".txt", ".md", ".markdown", ".html", ".htm", ".json", ".csv", ".log", ".xml")),
    /** Pages whose sizes the drawn areas tell. */
    DOCUMENT(Set.of(".pdf")),
    /** Slices through a body. */
    VOLUME(Set.of(".nrrd", ".nii", ".gz", ".dcm", ".dicom")),
    CLOUD(Set.of(".pcd", ".las", ".laz", ".ply"));

    private final Set<String> extensions;

    AssetKind(Set<String> extensions) {
        this.extensions = extensions;
    }

    static AssetKind of(Asset asset) {
        if (!asset.pages().isEmpty()) {
            return PICTURES;
        }
        if (asset.metadata("frameTotal") > 0) {
            return VIDEO;
        }
        return ofName(asset.name())
                .or(() -> ofName(AssetFiles.lastSegment(asset.address())))
                .or(() -> ofTools(asset))
                .orElse(PICTURE);
    }

    private static Optional<AssetKind> ofName(String name) {
        String extension = SafePath.extension(name).toLowerCase(Locale.ROOT);
        for (AssetKind kind : values()) {
            if (kind.extensions.contains(extension)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    private static Optional<AssetKind> ofTools(Asset asset) {
        for (Asset.Task task : asset.tasks()) {
            for (JsonNode tool : task.tools()) {
                if (tool.has("pdf")) {
                    return Optional.of(DOCUMENT);
                }
                if (tool.has("ner")) {
                    return Optional.of(tool.path("ner").has("selection") ? TEXT : AUDIO);
                }
            }
        }
        return Optional.empty();
    }
}
