package org.labelport.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.labelport.convert.ProvidesFormat;
import org.labelport.export.ExportParams;
import org.labelport.export.ExportResult;
import org.labelport.export.ExportSummary;
import org.labelport.export.ExportSummary.Tally;
import org.labelport.geometry.Masks;
import org.labelport.model.Annotation;
import org.labelport.model.Blob;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.output.ShardOutput;
import org.labelport.report.ExportException;
import org.labelport.report.ItemException;
import org.labelport.report.Loss;
import org.labelport.report.LossCodes;
import org.labelport.target.ItemSource;
import org.labelport.target.ProvidesTarget;
import org.labelport.target.SourceRequest;

/** Every annotation is written, lost or an error, whatever a format does. */
class AccountingTest extends EngineFixture {

    @Test
    void annotationThatIsNeitherWrittenNorReportedIsAnError() throws Exception {
        LabelportEngine engine = new LabelportEngine();
        engine.add(new ListTarget(ANIMALS, items(1)));
        engine.add(new SilentConverter());
        ExportResult result = export(engine, params().build());
        assertEquals(
                Map.of("converter.unaccounted", 1L),
                result.exports().get(0).summary().errors());
    }

    @ProvidesFormat(
            format = "lines",
            title = "Silent",
            data__types = {"image"},
            annotation__types = {"image"},
            shapes = {"box"})
    private static final class SilentConverter extends LineConverter {
        @Override
        void write(String item, Annotation annotation, ShardOutput out) {}
    }

    @Test
    void annotationThatIsReportedTwiceDoesNotMakeUpForOneThatIsForgotten() throws Exception {
        LabelportEngine engine = new LabelportEngine();
        engine.add(new ListTarget(ANIMALS, items(1)));
        engine.add(new DoublingConverter());
        ExportSummary summary =
                export(engine, params().build()).exports().get(0).summary();
        assertEquals(Map.of("converter.unaccounted", 1L), summary.errors());
        assertTrue(
                summary.errorExamples().get(0).message().contains("twice"),
                summary.errorExamples().toString());
    }

    @ProvidesFormat(
            format = "lines",
            title = "Doubling",
            data__types = {"image"},
            annotation__types = {"image"},
            shapes = {"box"})
    private static final class DoublingConverter extends LineConverter {
        @Override
        void write(String item, Annotation annotation, ShardOutput out) {
            if (annotation.id().equals("a0")) {
                out.written(annotation);
                out.written(annotation);
            }
        }
    }

    @Test
    void itemThatAFormatLeavesOutIsLostAndNotWritten() throws Exception {
        LabelportEngine engine = new LabelportEngine();
        engine.add(new ListTarget(ANIMALS, items(2)));
        engine.add(new ChoosyConverter());
        ExportSummary summary =
                export(engine, params().build()).exports().get(0).summary();
        assertEquals(new Tally(2, 1, 1, 0, 0), summary.items());
        assertEquals(summary.annotations().read(), summary.annotations().written());
        assertEquals(Map.of("lines.unlabelled", 1L), summary.losses());
    }

    @ProvidesFormat(
            format = "lines",
            title = "Choosy",
            data__types = {"image"},
            annotation__types = {"image"},
            shapes = {"box"})
    private static final class ChoosyConverter extends LineConverter {
        @Override
        void write(String item, Annotation annotation, ShardOutput out) throws ItemException {
            if (item.equals("i0") && annotation.id().equals("a0")) {
                out.loss(Loss.dropped(item, "lines.unlabelled", "it is left out"));
            }
            super.write(item, annotation, out);
        }
    }

    /** Whatever was said of them before. */
    @Test
    void annotationsOfAFailedOrSkippedItemAreNotLostAsWell() throws Exception {
        LabelportEngine engine = new LabelportEngine();
        engine.add(new ListTarget(ANIMALS, items(4)));
        engine.add(new UndecidedConverter());
        ExportSummary summary =
                export(engine, params().build()).exports().get(0).summary();
        assertEquals(new Tally(4, 1, 0, 1, 2), summary.items());
        assertEquals(new Tally(8, 2, 0, 2, 4), summary.annotations());
        assertEquals(Map.of("lines.bad", 2L), summary.errors());
        assertEquals(Map.of(LossCodes.ITEM_SKIPPED, 1L), summary.losses());
    }

    /** Drops an annotation of each item, and decides only then what becomes of the item. */
    @ProvidesFormat(
            format = "lines",
            title = "Undecided",
            data__types = {"image"},
            annotation__types = {"image"},
            shapes = {"box"})
    private static final class UndecidedConverter extends LineConverter {
        @Override
        void write(String item, Annotation annotation, ShardOutput out) throws ItemException {
            if (item.equals("i3") || annotation.id().equals("a0")) {
                super.write(item, annotation, out);
                return;
            }
            out.loss(Loss.dropped(item, annotation.id(), LossCodes.GEOMETRY_UNSUPPORTED, "it is left out"));
            out.loss(Loss.dropped(item, LossCodes.GEOMETRY_UNSUPPORTED, "it is left out"));
            if (!item.equals("i0")) {
                out.failed("lines.bad", "it is bad");
            }
            if (!item.equals("i1")) {
                out.skipped("it is left out");
            }
        }
    }

    @Test
    void itemThatASourceLeavesOutIsLost() throws Exception {
        LabelportEngine engine = new LabelportEngine();
        engine.add(new ChoosyTarget(items(2)));
        engine.add(new LineConverter());
        ExportSummary summary =
                export(engine, params().build()).exports().get(0).summary();
        assertEquals(new Tally(3, 2, 1, 0, 0), summary.items());
        assertEquals(summary.annotations().read(), summary.annotations().written());
        assertEquals(Map.of("list.unlabelled", 1L), summary.losses());
    }

    @ProvidesTarget(
            target = "list",
            title = "Items in memory but one",
            data__types = {"image"})
    private static final class ChoosyTarget extends ListTarget {

        ChoosyTarget(List<Item> items) {
            super(ANIMALS, items);
        }

        @Override
        public ItemSource open(SourceRequest request) {
            request.report().loss(Loss.dropped("bare", "list.unlabelled", "it is left out"));
            return super.open(request);
        }
    }

    @Test
    void runtimeFailureOfAConverterIsAnErrorOfTheItem() throws Exception {
        LabelportEngine engine = new LabelportEngine();
        engine.add(new ListTarget(ANIMALS, items(2)));
        engine.add(new CrashingConverter());
        ExportResult result = export(engine, params().build());
        assertEquals(
                Map.of("converter.failed", 1L),
                result.exports().get(0).summary().errors());
        assertEquals(1, result.exports().get(0).summary().items().written());
    }

    @ProvidesFormat(
            format = "lines",
            title = "Crashing",
            data__types = {"image"},
            annotation__types = {"image"},
            shapes = {"box"})
    private static final class CrashingConverter extends LineConverter {
        @Override
        void write(String item, Annotation annotation, ShardOutput out) throws ItemException {
            if (item.equals("i0")) {
                throw new IllegalStateException("crash");
            }
            super.write(item, annotation, out);
        }
    }

    @Test
    void shapeThatIsTooComplexIsAnErrorOfTheItem() throws Exception {
        LabelportEngine engine = new LabelportEngine();
        engine.add(new ListTarget(ANIMALS, items(2)));
        engine.add(new OutliningConverter());
        ExportResult result = export(engine, params().build());
        assertEquals(
                Map.of("geometry.too-complex", 1L),
                result.exports().get(0).summary().errors());
        assertEquals(1, result.exports().get(0).summary().items().written());
    }

    @ProvidesFormat(
            format = "lines",
            title = "Outlining",
            data__types = {"image"},
            annotation__types = {"image"},
            shapes = {"box"})
    private static final class OutliningConverter extends LineConverter {
        @Override
        void write(String item, Annotation annotation, ShardOutput out) throws ItemException {
            if (item.equals("i0")) {
                // A chequered board: odd sides, so that each row starts as the one before ended.
                int side = 2401;
                int[] runs = new int[side * side];
                Arrays.fill(runs, 1);
                Masks.outline(new Shape.Mask(0, 0, side, side, runs));
            }
            super.write(item, annotation, out);
        }
    }

    @Test
    void lossesAreCountedAndStrictRefusesThem() throws Exception {
        Item line = Item.of(
                "i0",
                "p.png",
                Media.Image.of(Blob.ABSENT, 20, 20),
                List.of(Annotation.of("a", "cat", new Shape.Whole())));
        ExportResult result = export(engine(List.of(line)), params().build());
        assertEquals(
                Map.of("geometry.unsupported", 1L),
                result.exports().get(0).summary().losses());
        assertEquals(new Tally(1, 0, 1, 0, 0), result.exports().get(0).summary().annotations());

        ExportParams strict = params().onLoss(ExportParams.OnLoss.FAIL)
                .destination(folder.resolve("strict"))
                .build();
        ExportException error = assertThrows(ExportException.class, () -> export(engine(List.of(line)), strict));
        assertEquals("loss.strict", error.code());
        assertFalse(Files.exists(folder.resolve("strict")));
    }

    @Test
    void strictLetsPassWhatIsAccepted() throws Exception {
        List<Item> lines = List.of(
                Item.of(
                        "i0",
                        "p.png",
                        Media.Image.of(Blob.ABSENT, 20, 20),
                        List.of(Annotation.of("a", "cat", new Shape.Whole()))),
                Item.of("i1", "p.png", Media.Image.of(Blob.ABSENT, 20, 20), List.of()));
        ExportParams.Builder strict = params().onLoss(ExportParams.OnLoss.FAIL).destination(folder.resolve("strict"));

        ExportException error = assertThrows(
                ExportException.class,
                () -> export(
                        engine(lines),
                        strict.acceptedLosses(Set.of("geometry.unsupported")).build()));
        assertTrue(error.getMessage().contains("everything: 1 file.renamed; for example item i1:"), error.getMessage());

        ExportResult result = export(
                engine(lines),
                strict.acceptedLosses(Set.of("geometry.unsupported", "file.renamed"))
                        .build());
        assertEquals(
                Map.of("geometry.unsupported", 1L, "file.renamed", 1L),
                result.exports().get(0).summary().losses());
        String report = Files.readString(result.exports().get(0).folder().resolve("run.json"));
        assertTrue(
                report.replaceAll("\\s", "").contains("\"accepted\":[\"file.renamed\",\"geometry.unsupported\"]"),
                report);
    }

    @Test
    void misspeltCodesOfAcceptedLossesAreRefused() throws Exception {
        ExportParams.Builder strict = params().onLoss(ExportParams.OnLoss.FAIL).destination(folder.resolve("strict"));

        ExportException error = assertThrows(
                ExportException.class,
                () -> export(
                        engine(List.of()),
                        strict.acceptedLosses(Set.of("file.renamd")).build()));
        assertEquals("option.invalid", error.code());
        assertTrue(error.getMessage().endsWith("Did you mean file.renamed?"), error.getMessage());

        // Sources and plug-ins have codes that nobody declares.
        export(
                engine(List.of()),
                strict.acceptedLosses(Set.of("acme.rows-dropped")).build());
    }
}
