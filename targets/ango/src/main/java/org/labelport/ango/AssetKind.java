package org.labelport.ango;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.labelport.model.DataType;
import org.labelport.output.SafePath;

/** What an asset shows. Exports do not say so; it follows from its metadata, its name and what was drawn on it. */
enum AssetKind {
    PICTURE(DataType.IMAGE.extensions()),
    /** Several pictures in one asset. */
    PICTURES(List.of()),
    VIDEO(DataType.VIDEO.extensions()),
    AUDIO(DataType.AUDIO.extensions()),
    TEXT(DataType.TEXT.extensions(), "json", "csv", "log", "xml"),
    /** A document. The sizes of its pages follow from the areas that were drawn. */
    DOCUMENT(List.of("pdf")),
    /** Slices through a body. */
    VOLUME(List.of("nrrd", "nii", "gz", "dcm", "dicom")),
    CLOUD(DataType.POINT_CLOUD.extensions());

    private final Set<String> extensions = new HashSet<>();

    AssetKind(List<String> usual, String... more) {
        extensions.addAll(usual);
        extensions.addAll(List.of(more));
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
        String extension = SafePath.extension(name).toLowerCase(Locale.ROOT).replaceFirst("^\\.", "");
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
