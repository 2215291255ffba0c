package org.labelport.ango;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.labelport.http.HttpException;
import org.labelport.http.HttpUrls;
import org.labelport.model.Blob;
import org.labelport.model.Media;
import org.labelport.report.ExportException;
import org.labelport.report.ItemException;
import org.labelport.target.FileKind;
import org.labelport.target.MediaFolder;
import org.labelport.target.NamedMedia;
import org.labelport.target.SourceRequest;

/** Finds the files of assets: in a folder by their names, else at the addresses in the export. */
record AssetFiles(NamedMedia folder) {

    private static final int RATE_DENOMINATOR = 1000;
    private static final Pattern ADDRESS = Pattern.compile("(?is)\\s*([a-z][a-z0-9+.-]*://|(file|jar|data|blob):).*");
    private static final double HIGHEST_RATE = 100_000;

    /** @param path of the export, or of the folder of several */
    static AssetFiles of(Path path, SourceRequest request) throws ExportException {
        Path parent = Optional.ofNullable(path.toAbsolutePath().getParent()).orElse(path);
        Path beside = FileKind.isFolder(path) ? path : parent;
        return new AssetFiles(NamedMedia.in(request.filter().optionalPath("media"), "media", beside, request.media()));
    }

    /** The last segment of a name or an address, without the address's query. */
    static String lastSegment(String name) {
        String path = name.replaceFirst("[?#].*$", "");
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /**
     * The medium that an asset shows.
     *
     * @throws ItemException when its file must be in the folder and is missing there, or is not what it should be
     */
    Media media(Asset asset, AssetKind kind) throws ItemException {
        return switch (kind) {
            case PICTURE -> picture(asset);
            case PICTURES -> pictures(asset);
            case DOCUMENT -> new Media.Pages(blob(asset), pages(asset));
            case VOLUME -> new Media.Pages(blob(asset), List.of());
            case VIDEO -> video(asset);
            case AUDIO -> new Media.Audio(blob(asset), 0, 0, 0);
            case TEXT -> new Media.Text("", blob(asset));
            case CLOUD -> new Media.PointCloud(blob(asset), 0, Optional.empty(), List.of());
        };
    }

    private Media.Image picture(Asset asset) throws ItemException {
        int width = (int) asset.metadata("width");
        int height = (int) asset.metadata("height");
        Optional<Path> file = find(asset.name(), asset.address());
        return file.isPresent()
                ? NamedMedia.picture(file, width, height, folder.probe())
                : Media.Image.of(remote(asset.address()), width, height);
    }

    private Media pictures(Asset asset) throws ItemException {
        List<Media.Image> pages = new ArrayList<>();
        for (String address : asset.pages()) {
            Optional<Path> file = find(asset.name() + "/" + lastSegment(address), address);
            pages.add(
                    file.isPresent()
                            ? NamedMedia.picture(file, 0, 0, folder.probe())
                            : Media.Image.of(remote(address), 0, 0));
        }
        return new Media.Pages(pages.get(0).blob(), pages);
    }

    /** The pages up to the last that has something drawn on it, in the size in which they were shown. */
    private static List<Media.Image> pages(Asset asset) {
        Map<Integer, Media.Image> sizes = new TreeMap<>();
        for (Asset.Task task : asset.tasks()) {
            for (JsonNode tool : task.tools()) {
                PageArea.of(tool.path("pdf"))
                        .ifPresent(area -> sizes.putIfAbsent(
                                area.page(), Media.Image.of(Blob.ABSENT, area.width(), area.height())));
            }
        }
        List<Media.Image> pages = new ArrayList<>();
        sizes.forEach((page, image) -> {
            while (pages.size() < page) {
                pages.add(Media.Image.of(Blob.ABSENT, 0, 0));
            }
            pages.add(image);
        });
        return pages;
    }

    private Media video(Asset asset) throws ItemException {
        double rate = asset.metadata("frameRate");
        return new Media.Video(
                blob(asset),
                (int) asset.metadata("width"),
                (int) asset.metadata("height"),
                (int) asset.metadata("frameTotal"),
                rate < HIGHEST_RATE ? (int) Math.round(rate * RATE_DENOMINATOR) : 0,
                RATE_DENOMINATOR);
    }

    private Blob blob(Asset asset) throws ItemException {
        Optional<Path> file = find(asset.name(), asset.address());
        return file.isPresent() ? MediaFolder.blob(file.get()) : remote(asset.address());
    }

    private Optional<Path> find(String name, String address) throws ItemException {
        Set<String> names = new LinkedHashSet<>();
        for (String each : List.of(name, lastSegment(name), lastSegment(address))) {
            if (!each.isEmpty()) {
                names.add(each);
            }
        }
        return folder.find(List.copyOf(names));
    }

    /** The file at an address of the export. An export is trusted to name addresses on the web only. */
    private static Blob remote(String address) {
        if (!ADDRESS.matcher(address).matches()) {
            return Blob.ABSENT; // a name and no address
        }
        try {
            return Blob.at(HttpUrls.parse(address), Blob.UNKNOWN_SIZE);
        } catch (HttpException e) {
            return Blob.ABSENT.failed("media.address", e.getMessage() + "; or give the folder of the files as 'media'");
        }
    }
}
