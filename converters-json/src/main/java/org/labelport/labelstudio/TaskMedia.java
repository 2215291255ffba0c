package org.labelport.labelstudio;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.labelport.model.Blob;
import org.labelport.model.Media;
import org.labelport.report.ItemException;

/** Finds out what a task shows: by the interface, else by its results, else by its data. */
record TaskMedia(MediaFiles files) {

    private static final Pattern PICTURES =
            Pattern.compile("(?i).*\\.(jpe?g|png|gif|webp|bmp|tiff?|svg|avif|heic)([?#].*)?$", Pattern.DOTALL);
    private static final Pattern RECORDINGS =
            Pattern.compile("(?i).*\\.(wav|mp3|flac|ogg|m4a|opus|aac)([?#].*)?$", Pattern.DOTALL);
    private static final Pattern FILMS =
            Pattern.compile("(?i).*\\.(mp4|webm|avi|mov|mkv|m4v)([?#].*)?$", Pattern.DOTALL);
    private static final double MICROS = 1e6;
    private static final int RATE_DENOMINATOR = 1000;

    /**
     * What an item shows.
     *
     * @param variable of the data that names it; empty when there is none
     */
    record Shown(Media media, String path, String variable) {}

    private record Choice(MediaKind kind, String variable) {}

    Shown of(Task task, List<ResultSet> sets, LabelConfig config) throws ItemException {
        List<Node> results =
                sets.stream().flatMap(set -> set.results().stream()).toList();
        Choice choice = byConfig(task, results, config).orElseGet(() -> byResults(task, results));
        Optional<Node> value = task.data().field(choice.variable());
        return switch (choice.kind()) {
            case TEXT -> new Shown(text(value), "", choice.variable());
            case IMAGE ->
                value.filter(Node::isList).isPresent()
                        ? pages(value.get(), results, choice.variable())
                        : image(task, address(value), results, choice.variable());
            case VIDEO -> video(task, address(value), results, choice.variable());
            case AUDIO -> audio(task, address(value), results, choice.variable());
        };
    }

    // ---- which of the data ------------------------------------------------------------------------------------------

    private static Optional<Choice> byConfig(Task task, List<Node> results, LabelConfig config) {
        List<LabelConfig.Shown> candidates = new ArrayList<>();
        for (Node result : results) {
            result.string("to_name").map(config.objects()::get).ifPresent(candidates::add);
            if (!candidates.isEmpty()) {
                break;
            }
        }
        candidates.addAll(config.objects().values());
        return candidates.stream()
                .filter(shown -> shown.kind().isPresent()
                        && task.data().field(shown.variable()).isPresent())
                .map(shown -> new Choice(shown.kind().get(), shown.variable()))
                .findFirst();
    }

    private static Choice byResults(Task task, List<Node> results) {
        Optional<MediaKind> kind =
                results.stream().flatMap(result -> kind(result).stream()).findFirst();
        if (kind.isEmpty()) {
            return byData(task.data());
        }
        for (Node result : results) {
            String source = result.string("source").orElse("");
            if (source.startsWith("$") && task.data().field(source.substring(1)).isPresent()) {
                return new Choice(kind.get(), source.substring(1));
            }
            String shown = result.string("to_name").orElse("");
            if (task.data().field(shown).isPresent()) {
                return new Choice(kind.get(), shown);
            }
        }
        return new Choice(kind.get(), variable(kind.get(), task.data()));
    }

    private static Optional<MediaKind> kind(Node result) {
        return switch (Geometry.kind(result)) {
            case BOX, ELLIPSE, POLYGON, VECTOR, POINT, BRUSH -> Optional.of(MediaKind.IMAGE);
            case SEQUENCE, RANGES -> Optional.of(MediaKind.VIDEO);
            case RANGE ->
                Optional.of(
                        result.field("original_length").isPresent()
                                        || result.need("value").field("channel").isPresent()
                                ? MediaKind.AUDIO
                                : MediaKind.TEXT);
            case ANSWER, OTHER -> Optional.empty();
        };
    }

    private static String variable(MediaKind kind, Node data) {
        if (data.field(kind.key()).isPresent()) {
            return kind.key();
        }
        Optional<String> fitting = data.names().stream()
                .filter(name -> kindOf(data.field(name)).filter(kind::equals).isPresent())
                .findFirst();
        return fitting.or(() -> data.names().stream()
                        .filter(name -> data.field(name)
                                .filter(value -> value.isText() || value.isList())
                                .isPresent())
                        .findFirst())
                .orElse("");
    }

    private static Choice byData(Node data) {
        for (MediaKind kind : List.of(MediaKind.IMAGE, MediaKind.VIDEO, MediaKind.AUDIO)) {
            for (String name : data.names()) {
                if (kindOf(data.field(name)).filter(kind::equals).isPresent()
                        || name.toLowerCase(Locale.ROOT).equals(kind.key())
                                && data.field(name).filter(Node::isText).isPresent()) {
                    return new Choice(kind, name);
                }
            }
        }
        return new Choice(data.names().isEmpty() ? MediaKind.IMAGE : MediaKind.TEXT, variable(MediaKind.TEXT, data));
    }

    private static Optional<MediaKind> kindOf(Optional<Node> value) {
        String address = address(value);
        if (PICTURES.matcher(address).matches()) {
            return Optional.of(MediaKind.IMAGE);
        }
        if (RECORDINGS.matcher(address).matches()) {
            return Optional.of(MediaKind.AUDIO);
        }
        return FILMS.matcher(address).matches() ? Optional.of(MediaKind.VIDEO) : Optional.empty();
    }

    /** The address of a file, or of the first of several. */
    private static String address(Optional<Node> value) {
        if (value.isEmpty()) {
            return "";
        }
        if (value.get().isText()) {
            return value.get().text();
        }
        if (value.get().isList()) {
            List<Node> elements = value.get().elements();
            return elements.isEmpty() ? "" : address(Optional.of(elements.get(0)));
        }
        for (String name : value.get().names()) {
            Optional<String> text = value.get().string(name);
            if (text.isPresent()) {
                return text.get();
            }
        }
        return "";
    }

    // ---- media ------------------------------------------------------------------------------------------------------

    private static Media text(Optional<Node> value) {
        String text = value.isEmpty() || value.get().isObject() || value.get().isList()
                ? ""
                : value.get().plain();
        return new Media.Text(text, Blob.ABSENT);
    }

    private Shown image(Task task, String value, List<Node> results, String variable) throws ItemException {
        MediaAddress address = MediaAddress.of(value);
        Node meta = task.meta();
        int width = size(meta, "width");
        int height = size(meta, "height");
        for (Node result : results) {
            if (width == 0 || height == 0) {
                width = size(result, "original_width");
                height = size(result, "original_height");
            }
        }
        if (width == 0 || height == 0) {
            Optional<Media.Image> found = files.image(address);
            if (found.isPresent()) {
                return new Shown(found.get(), address.path(), variable);
            }
        }
        int orientation = meta.field("orientation").map(Node::integer).orElse(1);
        return new Shown(new Media.Image(files.blob(address), width, height, orientation), address.path(), variable);
    }

    private Shown pages(Node value, List<Node> results, String variable) throws ItemException {
        List<Media.Image> pages = new ArrayList<>();
        List<Node> elements = value.elements();
        for (int page = 0; page < elements.size(); page++) {
            int width = 0;
            int height = 0;
            for (Node result : results) {
                if (width == 0 && ResultReader.page(result) == page) {
                    width = size(result, "original_width");
                    height = size(result, "original_height");
                }
            }
            Blob blob = files.blob(MediaAddress.of(address(Optional.of(elements.get(page)))));
            pages.add(Media.Image.of(blob, width, height));
        }
        Blob first = pages.isEmpty() ? Blob.ABSENT : pages.get(0).blob();
        String path = MediaAddress.of(address(Optional.of(value))).path();
        return new Shown(new Media.Pages(first, pages), path, variable);
    }

    private Shown video(Task task, String value, List<Node> results, String variable) throws ItemException {
        MediaAddress address = MediaAddress.of(value);
        Node meta = task.meta();
        int frames = size(meta, "frames");
        int[] rate = meta.field("fps").map(TaskMedia::fraction).orElse(new int[] {0, 1});
        int width = size(meta, "width");
        int height = size(meta, "height");
        for (Node result : results) {
            Node fields = result.field("value").orElse(result);
            double duration = fields.numeric("duration").orElse(0.0);
            int count = size(fields, "framesCount");
            frames = frames == 0 ? count : frames;
            if (rate[0] == 0 && duration > 0 && count > 0 && count / duration < 100_000) {
                rate = new int[] {(int) Math.round(count / duration * RATE_DENOMINATOR), RATE_DENOMINATOR};
            }
            width = width == 0 ? size(result, "original_width") : width;
            height = height == 0 ? size(result, "original_height") : height;
        }
        if (width == 0 || height == 0) {
            width = files.videoSize().get(0);
            height = files.videoSize().get(1);
        }
        return new Shown(
                new Media.Video(files.blob(address), width, height, frames, rate[0], rate[1]),
                address.path(),
                variable);
    }

    private static int[] fraction(Node fps) {
        double[] parts = fps.numbers();
        if (parts.length != 2 || parts[0] < 0 || parts[1] < 1) {
            throw new IllegalArgumentException("fps is [numerator, denominator]");
        }
        return new int[] {(int) parts[0], (int) parts[1]};
    }

    private Shown audio(Task task, String value, List<Node> results, String variable) throws ItemException {
        MediaAddress address = MediaAddress.of(value);
        Node meta = task.meta();
        double micros = meta.numeric("micros").orElse(0.0);
        for (Node result : results) {
            micros = micros > 0 ? micros : result.numeric("original_length").orElse(0.0) * MICROS;
        }
        return new Shown(
                new Media.Audio(
                        files.blob(address),
                        size(meta, "rate"),
                        size(meta, "channels"),
                        Math.max(0, Math.round(micros))),
                address.path(),
                variable);
    }

    private static int size(Node node, String name) {
        double number = node.numeric(name).orElse(0.0);
        return number >= 1 && number <= Integer.MAX_VALUE ? (int) number : 0;
    }
}
