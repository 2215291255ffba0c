package org.labelport.labelstudio.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.labelport.labelstudio.config.LabelConfig;
import org.labelport.labelstudio.config.MediaKind;
import org.labelport.labelstudio.json.Node;
import org.labelport.labelstudio.place.Geometry;
import org.labelport.labelstudio.results.ResultSet;
import org.labelport.report.ItemException;

/** Finds out which medium a task shows: by the interface, else by its results, else by its data. */
record TaskMedia(MediaReader media) {

    private static final Pattern PICTURES =
            Pattern.compile("(?i).*\\.(jpe?g|png|gif|webp|bmp|tiff?|svg|avif|heic)([?#].*)?$", Pattern.DOTALL);
    private static final Pattern RECORDINGS =
            Pattern.compile("(?i).*\\.(wav|mp3|flac|ogg|m4a|opus|aac)([?#].*)?$", Pattern.DOTALL);
    private static final Pattern FILMS =
            Pattern.compile("(?i).*\\.(mp4|webm|avi|mov|mkv|m4v)([?#].*)?$", Pattern.DOTALL);

    private record Choice(MediaKind kind, LabelConfig.Shown shown) {

        static Choice of(MediaKind kind, String variable) {
            return new Choice(kind, LabelConfig.Shown.unknown(kind, variable));
        }
    }

    /** @throws ItemException when its file is required but missing */
    ShownMedia of(Task task, List<ResultSet> sets, LabelConfig config) throws ItemException {
        List<Node> results =
                sets.stream().flatMap(set -> set.results().stream()).toList();
        Choice choice = byConfig(task, results, config).orElseGet(() -> byResults(task, results));
        return media.read(choice.kind(), choice.shown(), task, results);
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
                .map(shown -> new Choice(shown.kind().get(), shown))
                .findFirst();
    }

    private static Choice byResults(Task task, List<Node> results) {
        Optional<MediaKind> kind = results.stream()
                .flatMap(result -> kind(result, task.data()).stream())
                .findFirst();
        if (kind.isEmpty()) {
            return byData(task.data());
        }
        String shown = results.stream()
                .flatMap(result -> named(result, task.data()).stream())
                .findFirst()
                .orElseGet(() -> variable(kind.get(), task.data()));
        return Choice.of(kind.get(), shown);
    }

    private static Optional<MediaKind> kind(Node result, Node data) {
        return switch (Geometry.kind(result)) {
            case BOX, ELLIPSE, POLYGON, VECTOR, POINT, BRUSH -> Optional.of(MediaKind.IMAGE);
            case SEQUENCE, RANGES -> Optional.of(MediaKind.VIDEO);
            case RANGE -> Optional.of(isOfRecording(result, data) ? MediaKind.AUDIO : MediaKind.TEXT);
            case TURNS -> Optional.of(MediaKind.DIALOGUE);
            case SERIES -> Optional.of(MediaKind.SERIES);
            case HTML -> Optional.of(MediaKind.HTML);
            case ANSWER, OTHER -> Optional.empty();
        };
    }

    /**
     * Returns whether a range is seconds of a recording, not characters of a text. Old versions of Label Studio write
     * neither the length of the recording nor a channel.
     */
    private static boolean isOfRecording(Node result, Node data) {
        Node value = result.need("value");
        if (result.field("original_length").isPresent()
                || value.field("channel").isPresent()) {
            return true;
        }
        if (value.field("text").isPresent()) {
            return false;
        }
        boolean parted = Stream.of("start", "end")
                .flatMap(key -> value.numeric(key).stream())
                .anyMatch(place -> place != Math.rint(place));
        List<String> shown = named(result, data).map(List::of).orElse(data.names());
        return parted
                || shown.stream()
                        .anyMatch(name -> kindOf(data.field(name))
                                .filter(MediaKind.AUDIO::equals)
                                .isPresent());
    }

    /** Returns the variable that a result names as what it is on, if the data has it. */
    private static Optional<String> named(Node result, Node data) {
        String source = result.string("source").orElse("");
        return Stream.of(
                        source.startsWith("$") ? source.substring(1) : "",
                        result.string("to_name").orElse(""))
                .filter(name -> data.field(name).isPresent())
                .findFirst();
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
                    return Choice.of(kind, name);
                }
            }
        }
        return Choice.of(data.names().isEmpty() ? MediaKind.IMAGE : MediaKind.TEXT, variable(MediaKind.TEXT, data));
    }

    /** Returns how many pictures a task's data names. */
    static long pictures(Node data) {
        return data.names().stream()
                .filter(name ->
                        kindOf(data.field(name)).filter(MediaKind.IMAGE::equals).isPresent())
                .count();
    }

    private static Optional<MediaKind> kindOf(Optional<Node> value) {
        String address = MediaReader.address(value);
        if (PICTURES.matcher(address).matches()) {
            return Optional.of(MediaKind.IMAGE);
        }
        if (RECORDINGS.matcher(address).matches()) {
            return Optional.of(MediaKind.AUDIO);
        }
        return FILMS.matcher(address).matches() ? Optional.of(MediaKind.VIDEO) : Optional.empty();
    }
}
