package org.labelport.testkit;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.labelport.convert.Census;
import org.labelport.convert.ConversionPlan;
import org.labelport.convert.FileNames;
import org.labelport.convert.NumberedItem;
import org.labelport.convert.PlanRequest;
import org.labelport.convert.ProvidesFormat;
import org.labelport.model.Annotation;
import org.labelport.model.Category;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Taxonomy;
import org.labelport.options.OptionSpec;
import org.labelport.output.ExportOutput;
import org.labelport.output.ShardOutput;
import org.labelport.report.LossCodes;
import org.labelport.report.LossSpec;
import org.labelport.verify.Problem;
import org.labelport.verify.Verifier;

/** Converters that each make one mistake that was seen in real exporters. */
final class BrokenConverters {

    private BrokenConverters() {}

    /** Numbers items as they come, and not by their place in the data set. */
    @ProvidesFormat(
            format = "boxlist",
            title = "First seen",
            data__types = "image",
            annotation__types = "image",
            shapes = "box")
    static final class NumbersAsTheyCome extends ReferenceConverter {

        private final AtomicLong next = new AtomicLong();

        @Override
        public ConversionPlan plan(PlanRequest request) throws IOException {
            next.set(0);
            return super.plan(request);
        }

        @Override
        long number(NumberedItem numbered) {
            return next.getAndIncrement();
        }
    }

    /** Uses the item's path as the name of its files. */
    @ProvidesFormat(
            format = "boxlist",
            title = "Raw path",
            data__types = "image",
            annotation__types = "image",
            shapes = "box")
    static final class TrustsPaths extends ReferenceConverter {

        @Override
        String name(NumberedItem numbered, FileNames names, ShardOutput out) {
            return numbered.item().path();
        }
    }

    /** Has no blanks in names of categories. */
    @ProvidesFormat(
            format = "boxlist",
            title = "Renames",
            data__types = "image",
            annotation__types = "image",
            shapes = "box")
    static final class RenamesCategories extends ReferenceConverter {

        @Override
        Iterable<String> order(Taxonomy taxonomy) {
            return taxonomy.names().stream().map(RenamesCategories::renamed).toList();
        }

        static String renamed(String category) {
            return category.replace(' ', '_');
        }
    }

    /** Writes boxes and does not say so. */
    @ProvidesFormat(
            format = "boxlist",
            title = "Silent",
            data__types = "image",
            annotation__types = "image",
            shapes = "box")
    static final class ForgetsWritten extends ReferenceConverter {

        @Override
        void declare(Annotation annotation, ShardOutput out) {}
    }

    /** Leaves out what it has no place for, and says nothing. */
    @ProvidesFormat(
            format = "boxlist",
            title = "Swallows",
            data__types = "image",
            annotation__types = "image",
            shapes = "box")
    static final class SwallowsShapes extends ReferenceConverter {

        @Override
        void refuse(Item item, Annotation annotation, ShardOutput out) {}
    }

    /** Says that it wrote what it left out. */
    @ProvidesFormat(
            format = "boxlist",
            title = "Lies",
            data__types = "image",
            annotation__types = "image",
            shapes = "box")
    static final class ClaimsToWrite extends ReferenceConverter {

        @Override
        void refuse(Item item, Annotation annotation, ShardOutput out) {
            out.written(annotation);
        }
    }

    /** Lists a shape that it never writes. */
    @ProvidesFormat(
            format = "boxlist",
            title = "Promises",
            data__types = "image",
            annotation__types = "image",
            shapes = {"box", "mask"})
    static final class PromisesTooMuch extends ReferenceConverter {}

    /** Writes the time. */
    @ProvidesFormat(
            format = "boxlist",
            title = "Clock",
            data__types = "image",
            annotation__types = "image",
            shapes = "box")
    static final class WritesTheTime extends ReferenceConverter {

        @Override
        void writeItem(NumberedItem numbered, String name, Media.Image image, ShardOutput out) throws IOException {
            super.writeItem(numbered, name, image, out);
            try (JsonGenerator json = JSON.createGenerator(out.file("times/" + name + ".json"))) {
                json.writeNumber(System.nanoTime());
            }
        }
    }

    /** Writes categories in the order of a hash table. */
    @ProvidesFormat(
            format = "boxlist",
            title = "Hash",
            data__types = "image",
            annotation__types = "image",
            shapes = "box")
    static final class FollowsHashOrder extends ReferenceConverter {

        @Override
        Iterable<String> order(Taxonomy taxonomy) {
            Map<Category, String> names = new IdentityHashMap<>();
            taxonomy.categories().forEach(category -> names.put(category, category.name()));
            return names.values();
        }
    }

    /** Leaves out items without annotations. */
    @ProvidesFormat(
            format = "boxlist",
            title = "Empty",
            data__types = "image",
            annotation__types = "image",
            shapes = "box")
    static final class IgnoresEmptyItems extends ReferenceConverter {

        @Override
        boolean skips(Item item) {
            return item.annotations().isEmpty();
        }
    }

    /** Lists all items of the census in the end, those that failed among them. */
    @ProvidesFormat(
            format = "boxlist",
            title = "Census",
            data__types = "image",
            annotation__types = "image",
            shapes = "box")
    static final class ListsFailedItems extends ReferenceConverter {

        @Override
        void copyItems(Census census, ExportOutput out, OutputStream file) throws IOException {
            super.copyItems(census, out, file);
            try (OutputStream list = out.file("all.txt")) {
                census.forEachItem(header -> list.write(header.path().getBytes(StandardCharsets.UTF_8)));
            }
        }
    }

    /** Does not explain its option. */
    @ProvidesFormat(
            format = "boxlist",
            title = "Helpless",
            data__types = "image",
            annotation__types = "image",
            shapes = "box")
    static final class ExplainsNothing extends ReferenceConverter {

        @Override
        public List<OptionSpec> options() {
            return List.of(OptionSpec.choice("decimals", "6", List.of("2", "6"), ""));
        }
    }

    /** Does not say that names may change. */
    @ProvidesFormat(
            format = "boxlist",
            title = "Secretive",
            data__types = "image",
            annotation__types = "image",
            shapes = "box")
    static final class DeclaresTooFewLosses extends ReferenceConverter {

        @Override
        public List<LossSpec> losses() {
            return List.of(LossSpec.shared(LossCodes.GEOMETRY_UNSUPPORTED));
        }
    }

    /** Has a verifier that wants a file which the converter does not write. */
    @ProvidesFormat(
            format = "boxlist",
            title = "Self-critical",
            data__types = "image",
            annotation__types = "image",
            shapes = "box")
    static final class FailsItsVerifier extends ReferenceConverter {

        @Override
        public Optional<Verifier> verifier() {
            return Optional.of(request -> {
                if (!Files.exists(request.folder().resolve("index.html"))) {
                    request.problems()
                            .problem(Problem.of(
                                    Problem.Effect.REJECTED, "boxlist.index", "index.html", "readers look for it"));
                }
            });
        }
    }

    /** Leaves a thread behind in each run. */
    @ProvidesFormat(
            format = "boxlist",
            title = "Thread",
            data__types = "image",
            annotation__types = "image",
            shapes = "box")
    static final class LeavesAThread extends ReferenceConverter {

        @Override
        void copyItems(Census census, ExportOutput out, OutputStream file) throws IOException {
            super.copyItems(census, out, file);
            Thread thread = new Thread(() -> LockSupport.park(this), "forgotten");
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** Writes a file for each item that says something that is not the same everywhere. */
    @ProvidesFormat(
            format = "boxlist",
            title = "Local",
            data__types = "image",
            annotation__types = "image",
            shapes = "box")
    static final class WritesWhatIsLocal extends ReferenceConverter {

        private final Function<Item, String> local;

        WritesWhatIsLocal(Function<Item, String> local) {
            this.local = local;
        }

        @Override
        void writeItem(NumberedItem numbered, String name, Media.Image image, ShardOutput out) throws IOException {
            super.writeItem(numbered, name, image, out);
            out.file("local/" + name + ".txt").text(local.apply(numbered.item()));
        }
    }
}
