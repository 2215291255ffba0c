package org.labelport.export;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.labelport.model.DataType;
import org.labelport.model.ShapeKind;
import org.labelport.plugin.VersionRange;

/** What to export. Made with {@link #from}; immutable. */
public final class ExportParams {

    /** What an error of one item does to the run. */
    public enum OnItemError {
        /** The item is left out and listed; the run goes on. */
        CONTINUE,
        /** The run ends and publishes nothing. */
        STOP
    }

    /** What a loss does to the run. */
    public enum OnLoss {
        /** It is listed. */
        REPORT,
        /** The run ends before publishing, naming what was lost. */
        FAIL
    }

    /** What happens to the files that were annotated. */
    public enum OriginalFiles {
        /** They are copied into the export. */
        COPY,
        /** They are hard-linked where the file system can, else copied. */
        LINK,
        /** They are left out. */
        NONE
    }

    /**
     * What happens to pictures whose EXIF data says that they are displayed turned. Some readers apply it (OpenCV,
     * Hugging Face, CVAT), others ignore it (PIL, torchvision, TensorFlow).
     */
    public enum Orientation {
        /**
         * Their pixels are turned and the EXIF orientation is removed, so that all readers see the same picture; annotations
         * are in the frame of the displayed picture.
         */
        BAKE,
        /** They stay as they are; annotations are in the frame of the displayed picture. */
        KEEP,
        /** They stay as they are; annotations are turned into the frame of the stored pixels. */
        RAW
    }

    /** Whether what was written is checked as the format's consumers read it. */
    public enum Verification {
        /** It is not. */
        NONE,
        /** An export that consumers would reject or damage is not published, and the run fails. */
        REQUIRED
    }

    /** What an export is published as. What is in it is the same. */
    public enum Packing {
        /** A folder. */
        FOLDER(""),
        /** One ZIP file. Texts are compressed, media are not; large and many files are fine (ZIP64). */
        ZIP(".zip"),
        /** One TAR file, which is not compressed. */
        TAR(".tar");

        private final String extension;

        Packing(String extension) {
            this.extension = extension;
        }

        /** The export's file or folder name: with the extension of this packing, unless it has it already. */
        public String fileName(String export) {
            boolean hasIt = export.toLowerCase(Locale.ROOT).endsWith(extension) && export.length() > extension.length();
            return hasIt ? export : export + extension;
        }
    }

    /**
     * What a version of a format must meet. Of the installed versions that do, the highest is taken.
     *
     * @param versions of the plug-in; {@link VersionRange#ANY} leaves it to the operator's settings
     * @param dataTypes that the format must be able to list
     * @param annotationTypes data types whose annotations the format must be able to hold
     * @param shapes that the format must be able to hold
     */
    public record Requirements(
            VersionRange versions, Set<DataType> dataTypes, Set<DataType> annotationTypes, Set<ShapeKind> shapes) {

        /** No requirements: takes the newest version there is. */
        public static final Requirements NONE = new Requirements(VersionRange.ANY, Set.of(), Set.of(), Set.of());

        public Requirements {
            requireNonNull(versions, "versions");
            dataTypes = Set.copyOf(dataTypes);
            annotationTypes = Set.copyOf(annotationTypes);
            shapes = Set.copyOf(shapes);
        }

        /** The same requirements, for these versions. */
        public Requirements versions(VersionRange range) {
            return new Requirements(range, dataTypes, annotationTypes, shapes);
        }
    }

    /**
     * A format to write.
     *
     * @param format id of the format
     * @param requirements what the version must meet
     * @param options by the format's option names, in the order given
     */
    public record FormatRequest(String format, Requirements requirements, Map<String, Object> options) {

        public FormatRequest {
            requireNonNull(format, "format");
            requireNonNull(requirements, "requirements");
            options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
        }

        /** Any version of a format. */
        public FormatRequest(String format, Map<String, Object> options) {
            this(format, Requirements.NONE, options);
        }
    }

    private final String target;
    private final Map<String, Object> filter;
    private final List<FormatRequest> formats;
    private final Path destination;
    private final Optional<String> name;
    private final CategoryChoice categories;
    private final Optional<SplitRatio> split;
    private final OnItemError onItemError;
    private final OnLoss onLoss;
    private final Set<String> acceptedLosses;
    private final OriginalFiles media;
    private final Orientation orientation;
    private final Verification verification;
    private final Packing packing;
    private final Map<String, Object> job;
    private final int threads;
    private final int shardItems;

    private ExportParams(Builder builder) {
        target = requireNonNull(builder.target, "target");
        filter = Collections.unmodifiableMap(new LinkedHashMap<>(builder.filter));
        formats = List.copyOf(builder.formats);
        destination = requireNonNull(builder.destination, "destination");
        name = builder.name;
        categories = new CategoryChoice(
                builder.categories, builder.renames, builder.onlyCategories, builder.withoutCategories);
        split = builder.split;
        onItemError = builder.onItemError;
        onLoss = builder.onLoss;
        acceptedLosses = Set.copyOf(builder.acceptedLosses);
        media = builder.media;
        orientation = builder.orientation;
        verification = builder.verification;
        packing = requireNonNull(builder.packing, "packing");
        job = Collections.unmodifiableMap(new LinkedHashMap<>(builder.job));
        threads = builder.threads;
        shardItems = builder.shardItems;
        if (formats.isEmpty()) {
            throw new IllegalArgumentException("an export needs a format");
        }
        if (threads < 0 || shardItems < 0) {
            throw new IllegalArgumentException("threads and shardItems must be 0 or more");
        }
    }

    /** Starts a request that reads this target. */
    public static Builder from(String target) {
        return new Builder(target);
    }

    /** The id of the target that items come from. */
    public String target() {
        return target;
    }

    /** What to read, by the target's filter keys. */
    public Map<String, Object> filter() {
        return filter;
    }

    /** What to write; all are fed by one pass over the source, each is published as an export of its own. */
    public List<FormatRequest> formats() {
        return formats;
    }

    /** The folder that the exports appear in; created when absent. */
    public Path destination() {
        return destination;
    }

    /**
     * The name of the export in the destination, with {@code (1)}, {@code (2)} … when taken; empty for the format's id. With
     * several formats it is the folder that holds one export for each.
     */
    public Optional<String> name() {
        return name;
    }

    /** Which categories the exports have, and by which names. */
    public CategoryChoice categories() {
        return categories;
    }

    /** How to divide items; empty keeps the source's splits. */
    public Optional<SplitRatio> split() {
        return split;
    }

    /** Whether an error of one item ends the run. */
    public OnItemError onItemError() {
        return onItemError;
    }

    /** Whether a loss ends the run. */
    public OnLoss onLoss() {
        return onLoss;
    }

    /** The codes of losses that never end the run. */
    public Set<String> acceptedLosses() {
        return acceptedLosses;
    }

    /** What happens to original files. */
    public OriginalFiles media() {
        return media;
    }

    /** What happens to pictures whose EXIF data says that they are displayed turned. */
    public Orientation orientation() {
        return orientation;
    }

    /** Whether exports are checked as their consumers read them before they are published. */
    public Verification verification() {
        return verification;
    }

    /** What each export is published as. */
    public Packing packing() {
        return packing;
    }

    /** The job's parameters as JSON values, for formats that ask; empty when the request is not a job. */
    public Map<String, Object> job() {
        return job;
    }

    /** The number of threads that write; 0 for one a processor, within the limit {@code threads}. */
    public int threads() {
        return threads;
    }

    /** The largest number of items in a shard; 0 lets the engine choose. Does not show in the output. */
    public int shardItems() {
        return shardItems;
    }

    /** Collects a request; every setting but the format has a default. Not thread-safe. */
    public static final class Builder {

        private final String target;
        private final Map<String, Object> filter = new LinkedHashMap<>();
        private final List<FormatRequest> formats = new ArrayList<>();
        private Path destination = Path.of(".");
        private Optional<String> name = Optional.empty();
        private List<String> categories = List.of();
        private Map<String, String> renames = Map.of();
        private Set<String> onlyCategories = Set.of();
        private Set<String> withoutCategories = Set.of();
        private Optional<SplitRatio> split = Optional.empty();
        private OnItemError onItemError = OnItemError.CONTINUE;
        private OnLoss onLoss = OnLoss.REPORT;
        private Set<String> acceptedLosses = Set.of();
        private OriginalFiles media = OriginalFiles.COPY;
        private Orientation orientation = Orientation.BAKE;
        private Verification verification = Verification.NONE;
        private Packing packing = Packing.FOLDER;
        private Map<String, Object> job = Map.of();
        private int threads;
        private int shardItems;

        private Builder(String target) {
            this.target = target;
        }

        /** Adds a filter key. */
        public Builder filter(String key, Object value) {
            filter.put(key, value);
            return this;
        }

        /** Adds a format with default options. */
        public Builder to(String format) {
            return to(format, Map.of());
        }

        /** Adds a format. */
        public Builder to(String format, Map<String, ?> options) {
            return to(format, Requirements.NONE, options);
        }

        /** Adds a format of certain versions. */
        public Builder to(String format, Requirements requirements, Map<String, ?> options) {
            formats.add(new FormatRequest(format, requirements, new LinkedHashMap<>(options)));
            return this;
        }

        /** Sets the folder that the exports appear in; the current one when not set. */
        public Builder destination(Path folder) {
            destination = folder;
            return this;
        }

        /** Sets the export's name; the format's id when not set. */
        public Builder name(String exportName) {
            name = Optional.of(exportName);
            return this;
        }

        /** Sets the categories and their order; the source's when not set. */
        public Builder categories(List<String> namesInOrder) {
            categories = namesInOrder;
            return this;
        }

        /** Sets new names by category name of the source; an empty one stands for annotations that have no category. */
        public Builder renames(Map<String, String> newNames) {
            renames = newNames;
            return this;
        }

        /** Leaves out the annotations of all other categories. */
        public Builder onlyCategories(Set<String> names) {
            onlyCategories = names;
            return this;
        }

        /** Leaves out the annotations of these categories. */
        public Builder withoutCategories(Set<String> names) {
            withoutCategories = names;
            return this;
        }

        /** Divides the items anew; the source's division stays when not set. */
        public Builder split(SplitRatio ratio) {
            split = Optional.of(ratio);
            return this;
        }

        /** Sets what an error of one item does; the run goes on when not set. */
        public Builder onItemError(OnItemError policy) {
            onItemError = policy;
            return this;
        }

        /** Sets what a loss does; it is listed when not set. */
        public Builder onLoss(OnLoss policy) {
            onLoss = policy;
            return this;
        }

        /** Sets the codes of losses that are listed even where others end the run; none when not set. */
        public Builder acceptedLosses(Set<String> codes) {
            acceptedLosses = codes;
            return this;
        }

        /** Sets what happens to original files; they are copied when not set. */
        public Builder media(OriginalFiles policy) {
            media = policy;
            return this;
        }

        /** Sets what happens to pictures that are displayed turned; their pixels are turned when not set. */
        public Builder orientation(Orientation policy) {
            orientation = policy;
            return this;
        }

        /** Sets whether exports are verified before they are published; they are not when not set. */
        public Builder verification(Verification policy) {
            verification = policy;
            return this;
        }

        /** Sets what exports are published as; folders when not set. */
        public Builder packing(Packing kind) {
            packing = kind;
            return this;
        }

        /** Hands the job's parameters to formats that ask for them; see {@link ExportParams#job()}. */
        public Builder job(Map<String, Object> parameters) {
            job = parameters;
            return this;
        }

        /**
         * Sets the number of threads that write. When it is 0 or not set, there is one for each processor, within the limit
         * {@code threads}.
         */
        public Builder threads(int number) {
            threads = number;
            return this;
        }

        /** Sets the largest number of items in a shard; the engine chooses when 0 or not set. */
        public Builder shardItems(int number) {
            shardItems = number;
            return this;
        }

        /** The target that is read. */
        public String target() {
            return target;
        }

        /** The job's parameters as set so far. */
        public Map<String, Object> job() {
            return Collections.unmodifiableMap(job);
        }

        /** @throws IllegalArgumentException when no format was given or a number is out of range */
        public ExportParams build() {
            return new ExportParams(this);
        }
    }
}
