package org.labelport.testkit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.labelport.convert.Converter;
import org.labelport.export.ExportParams.Verification;
import org.labelport.model.Annotation;
import org.labelport.model.DataType;
import org.labelport.model.Item;
import org.labelport.model.ShapeKind;
import org.labelport.model.Taxonomy;
import org.labelport.report.ExportException;
import org.labelport.target.TargetHandler;

/**
 * The contract test of a format. A subclass in the format's tests is all that is needed to test, with the real engine,
 * the rules that every converter has to keep.
 *
 * <pre>{@code
 * final class YoloContractTest extends ConverterContract {
 *     protected Converter converter() { return new YoloConverter(); }
 *     protected Optional<TargetHandler> reader() { return Optional.of(new YoloTarget()); }
 * }
 * }</pre>
 *
 * <p>Golden files are in {@code src/test/resources/golden/<format>} of the module. {@code -Dlabelport.golden=write}
 * regenerates them, {@code -Dlabelport.golden=missing} writes only those that do not exist. A format with several
 * layouts has a subclass for each, with its own {@link #options()} and {@link #goldenName()}.
 */
public abstract class ConverterContract {

    @TempDir
    Path folder;

    private EngineTrial trial;
    private SampleFiles files;

    /** The converter under test. */
    protected abstract Converter converter();

    /** Reads what the converter writes; empty when there is no reader: then round trips are not tested. */
    protected Optional<TargetHandler> reader() {
        return Optional.empty();
    }

    /** The options that all tests export with. */
    protected Map<String, Object> options() {
        return Map.of();
    }

    /** What {@link #reader()} needs to know to read an export: its folder as {@code path}, unless overridden. */
    protected Map<String, Object> readerFilter(Path export) {
        return Map.of("path", export.toString());
    }

    /**
     * Changes an item of the sample before it is exported, to add what an option is about and the sample does not have.
     */
    protected Item sampled(Item item) {
        return item;
    }

    /** The kinds of shapes that are written with {@link #options()}; all that the format lists, unless overridden. */
    protected Set<ShapeKind> shapes() {
        return trial.format().shapes();
    }

    /** Whether the format can hold an item of this name at all; hostile names that it refuses are not tried. */
    protected boolean takes(Item item) {
        return true;
    }

    /** How many pixels the sides of a box may differ after writing and reading, because of rounding. */
    protected double tolerance() {
        return 0.01;
    }

    /** Whether the format has a place for items without annotations. */
    protected boolean listsEmptyItems() {
        return true;
    }

    /** Whether the format keeps all categories in their order, including those that no annotation uses. */
    protected boolean keepsCategories() {
        return true;
    }

    /** Whether a reader can tell training, validation and test sets apart. */
    protected boolean keepsSplits() {
        return true;
    }

    /** Whether a written annotation is a separate annotation when it is read back. */
    protected boolean comesBack(Annotation annotation) {
        return true;
    }

    /**
     * The name of a category when it is read back: the same, unless the format does not allow every name and reports
     * {@link org.labelport.report.LossCodes#CLASS_RENAMED}.
     */
    protected String comesBackAs(String category) {
        return category;
    }

    /** Name of the folder with the golden files; the format's id, unless overridden. */
    protected String goldenName() {
        return trial.format().id();
    }

    /** The folder with the golden files. */
    protected Path goldenFolder() {
        return Path.of("src", "test", "resources", "golden", goldenName());
    }

    @BeforeEach
    final void prepare() {
        Converter converter = converter();
        new DescriptorCompleteness(converter);
        trial = new EngineTrial(converter, options(), folder);
        files = new SampleFiles(folder.resolve("originals"));
    }

    private Optional<Reading> reading() {
        return reader().map(reader -> export -> trial.exportFrom(new RecordingTarget(reader), readerFilter(export)));
    }

    private DataSet sample() {
        return sampleWith(files);
    }

    private DataSet sampleWith(SampleFiles originals) {
        return SampleData.of(trial.format().dataTypes(), originals).mapped(this::sampled);
    }

    /** The annotation parses; ids, titles, options and their defaults are complete. */
    @Test
    final void descriptorIsComplete() {
        new DescriptorCompleteness(converter()).verify();
    }

    /** A plug-in with this format passes the check that comes before it serves. */
    @Test
    final void sampleIsWritten() {
        trial.check();
    }

    /** An export without items ends well, with and without categories. */
    @Test
    final void emptyDataSetIsValid() throws IOException, InterruptedException {
        for (Taxonomy taxonomy : List.of(SampleData.CATEGORIES, Taxonomy.EMPTY)) {
            try {
                trial.export(new DataSet(taxonomy, List.of()));
            } catch (ExportException e) {
                throw Rule.EMPTY.failure("a data set of no items and " + taxonomy.size()
                        + " categories cannot be exported: " + e.line());
            }
        }
    }

    /** The fixed sample gives the bytes that somebody looked at and committed. */
    @Test
    final void goldenBytes() throws ExportException, IOException, InterruptedException {
        DataSet sample = sample();
        new Golden(goldenFolder()).verify(trial.export(sample).files(), sample);
    }

    /** 1, 2, 7 and 64 shards, 1, 2 and 8 threads, shards in any order: the same bytes. */
    @Test
    final void bytesDoNotDependOnShards() throws ExportException, IOException, InterruptedException {
        new ShardIndependence(trial, sample()).verify();
    }

    /** Another language, time zone and folder of originals: the same bytes, and the same is read. */
    @Test
    @ResourceLock(Resources.LOCALE)
    @ResourceLock(Resources.TIME_ZONE)
    final void bytesDoNotDependOnTheMachine() throws ExportException, IOException, InterruptedException {
        DataSet there = sampleWith(new SampleFiles(folder.resolve("originals-elsewhere")));
        new Elsewhere(trial, sample(), there).verify(reading());
    }

    /** Small numbers have no exponent. */
    @Test
    final void numbersArePlainDecimals() throws ExportException, IOException, InterruptedException {
        new PlainNumbers(trial, new SampleMedia(files)).verify();
    }

    /** No thread goes on when an export has ended, and no file of a source is open. */
    @Test
    final void nothingIsLeftOpen() throws ExportException, IOException, InterruptedException {
        new Leftovers(trial).verify(sample(), reading());
    }

    /** No path, id, category or attribute makes an item fail, leave the export's folder, or meet another item's file. */
    @Test
    final void hostileNamesStayInsideAndApart() throws ExportException, IOException, InterruptedException {
        new HostileNames(trial, hostile()).verify();
    }

    private DataSet hostile() {
        DataSet hostile = HostileData.of(trial.format().dataTypes(), shapes(), files);
        return hostile.with(hostile.items().stream().filter(this::takes).toList());
    }

    /** Every loss that a run reports is one that the format has declared. */
    @Test
    final void lossesAreDeclared() throws ExportException, IOException, InterruptedException {
        DataSet everything = SampleData.of(EnumSet.allOf(DataType.class), files);
        new DeclaredLosses(trial).verify(everything, hostile());
    }

    /** The format's verifier finds no fault with what the format writes, whatever the names are. */
    @Test
    final void ownFilesAreFaultless() throws IOException, InterruptedException {
        Assumptions.assumeTrue(trial.format().verifiable(), "the format has no verifier");
        for (DataSet data : List.of(sample(), hostile())) {
            try {
                trial.export(data, UnaryOperator.identity(), params -> params.verification(Verification.REQUIRED));
            } catch (ExportException e) {
                throw Rule.VERIFIED.failure(e.line());
            }
        }
    }

    /** An item that fails after it was written leaves nothing, and changes no other item's files. */
    @Test
    final void failingItemIsReportedAndOthersSurvive() throws ExportException, IOException, InterruptedException {
        new FailingItems(trial, sample()).verify();
    }

    /** Shapes that the format lists are written, all others are reported as dropped. */
    @Test
    final void everyShapeIsWrittenOrReported() throws ExportException, IOException, InterruptedException {
        Accounting.verify(trial, sample());
        new ShapeCoverage(trial, new SampleMedia(files), shapes()).verify();
    }

    /** Items without annotations are in the export. */
    @Test
    final void emptyItemsAreListed() throws ExportException, IOException, InterruptedException {
        Assumptions.assumeTrue(listsEmptyItems(), "the format has no place for items without annotations");
        EmptyItems.verify(trial, sample());
    }

    /** A run that fails or is cancelled leaves nothing in the destination but what it can be continued with. */
    @Test
    final void abortPublishesNothing() throws ExportException, IOException, InterruptedException {
        new Aborts(trial, sample()).verify();
    }

    /** What was written can be read back, and written again with the same bytes. */
    @Test
    final void writeThenReadGivesBack() throws ExportException, IOException, InterruptedException {
        Assumptions.assumeTrue(reader().isPresent(), "the format has no reader");
        RoundTrip.Abilities abilities = new RoundTrip.Abilities(
                listsEmptyItems(),
                keepsCategories(),
                keepsSplits(),
                tolerance(),
                this::comesBack,
                this::comesBackAs,
                this::readerFilter);
        new RoundTrip(trial, reader().orElseThrow(), abilities).verify(sample());
    }

    /** What was written, read and written again does not change any more, whatever shapes and names it has. */
    @Test
    final void rereadingChangesNothingMore() throws IOException, InterruptedException {
        Assumptions.assumeTrue(reader().isPresent(), "the format has no reader");
        Rereading rereading = new Rereading(trial, reading().orElseThrow());
        rereading.verify("the sample", sample());
        rereading.verify("data with hostile names", hostile());
    }

    /** Whatever stands in files as this format has them, reading them goes on or ends in one refusal. */
    @Test
    final void hostileFilesAreReadOrRefused() throws ExportException, IOException, InterruptedException {
        Assumptions.assumeTrue(reader().isPresent(), "the format has no reader");
        new HostileFiles(trial, this::reader, this::readerFilter).verify(sample());
    }

    /** An option that the format does not have is an error. */
    @Test
    final void unknownOptionIsRefused() throws IOException, InterruptedException {
        new OptionChecks(trial, sample()).unknownIsRefused();
    }

    /** Values that an option does not take are refused; those that it lists work. */
    @Test
    final void optionsAreChecked() throws IOException, InterruptedException {
        new OptionChecks(trial, sample()).valuesAreChecked();
    }
}
