package org.labelport.labelstudio.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.labelport.labelstudio.task.Geometry;
import org.labelport.labelstudio.task.LabelConfig;
import org.labelport.labelstudio.task.MediaKind;
import org.labelport.labelstudio.task.Node;
import org.labelport.labelstudio.task.Tool;
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
        Optional<MediaKind> kind =
                results.stream().flatMap(result -> kind(result).stream()).findFirst();
        if (kind.isEmpty()) {
            return byData(task.data());
        }
        for (Node result : results) {
            String source = result.string("source").orElse("");
            if (source.startsWith("$") && task.data().field(source.substring(1)).isPresent()) {
                return Choice.of(kind.get(), source.substring(1));
            }
            String shown = result.string("to_name").orElse("");
            if (task.data().field(shown).isPresent()) {
                return Choice.of(kind.get(), shown);
            }
        }
        return Choice.of(kind.get(), variable(kind.get(), task.data()));
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
            case TURNS -> Optional.of(MediaKind.DIALOGUE);
            case SERIES -> Optional.of(MediaKind.SERIES);
            case OTHER ->
                result.string("type").filter(Tool.HYPERTEXT.type()::equals).map(type -> MediaKind.HTML);
            case ANSWER -> Optional.empty();
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
