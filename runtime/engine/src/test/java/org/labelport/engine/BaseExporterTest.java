package org.labelport.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.labelport.export.ExportEvent;
import org.labelport.export.ExportParams.OriginalFiles;
import org.labelport.export.ExportStatus;
import org.labelport.export.ExportSummary;
import org.labelport.export.ExportSummary.Tally;
import org.labelport.json.Json;
import org.labelport.model.Blob;
import org.labelport.model.Item;
import org.labelport.model.JsonText;
import org.labelport.model.Media;
import org.labelport.model.SourceRecord;
import org.labelport.report.MetricsRecord;

/** Tests the files, log and counts of an export plug-in of the Synapse SDK that hands on what it gets. */
class BaseExporterTest extends BaseExporterFixture {

    private List<String> log() {
        List<String> lines = new ArrayList<>();
        for (ExportEvent event : events) {
            if (event instanceof ExportEvent.Logged logged) {
                Object detail =
                        logged.data().getOrDefault("content", logged.data().get("status"));
                lines.add(logged.event() + ": " + detail);
            }
        }
        return lines;
    }

    @Test
    void treeAndBytesAreThoseOfTheSdk() throws Exception {
        ExportSummary summary = export(
                new PlainExporter(), params("plain").name("exp"), item("1", "a.jpg", CAR), item("2", "한글 이름.png", CAR));

        assertEquals(
                Set.of(
                        "json",
                        "json/a.json",
                        "json/한글 이름.json",
                        "origin_files",
                        "origin_files/a.jpg",
                        "origin_files/한글 이름.png"),
                files("exp"));
        assertEquals(
                "{\n    \"annotations\": {},\n    \"class\": \"자동차\",\n    \"x\": 12.5,\n    \"n\": 40\n}",
                read("exp/json/a.json"));
        assertEquals("bytes of 2", read("exp/origin_files/한글 이름.png"));
        assertEquals(new Tally(2, 2, 0, 0, 0), summary.items());
        assertEquals(new Tally(2, 2, 0, 0, 0), summary.annotations());
        assertEquals(
                List.of(
                        "message: Export process started.",
                        "message: Retrieved 2 results for export",
                        "message: Starting export process.",
                        "message: Converting dataset.",
                        "message: Saving original file.",
                        "export_original_file: success",
                        "message: Saving json file.",
                        "export_data_file: success",
                        "export_original_file: success",
                        "export_data_file: success",
                        "message: Plugin run is complete.",
                        "message: Export process completed."),
                log());
    }

    @Test
    void withoutOriginalsThereIsNoFolderForThem() throws Exception {
        export(new PlainExporter(), params("plain").media(OriginalFiles.NONE), item("1", "a.jpg", CAR));

        assertEquals(Set.of("json", "json/a.json"), files("plain"));
    }

    @Test
    void nullDataIsListedAndItsOriginalStays() throws Exception {
        ExportSummary summary =
                export(new PlainExporter(), params("plain"), item("501", "a.jpg", CAR), item("502", "b.jpg", "null"));

        assertEquals(
                "{\n    \"json_file_name\": [\n        [\n            \"b.json\",\n            \"data is Null\"\n        ]\n"
                        + "    ],\n    \"origin_file_name\": []\n}",
                read("plain/error_file_list.json"));
        assertTrue(files("plain").contains("origin_files/b.jpg"));
        assertFalse(files("plain").contains("json/b.json"));
        assertEquals(new Tally(2, 1, 0, 0, 1), summary.items());
        assertEquals(new Tally(2, 1, 0, 0, 1), summary.annotations());
        List<String> ofNull = log().subList(log().size() - 5, log().size() - 2);
        assertEquals(
                List.of("message: Data is null for export item", "export_event: warning", "export_data_file: failed"),
                ofNull);
    }

    @Test
    void filesOfTheSpecificationComeOutByteForByte() throws Exception {
        Specified specified = new Specified();
        Blob full = Blob.at(URI.create("https://h.test/x"), -1)
                .failed("media.status", "[Errno 28] No space left on device");

        export(
                new PlainExporter(),
                params("plain"),
                item("501", "a.jpg", specified.dataOfItem()),
                item("502", "b.jpg", "null"),
                item("503", "한글 이름.png", CAR, full));

        assertEquals(specified.text("expected-json-file.json"), read("plain/json/a.json"));
        assertEquals(specified.text("error_file_list.json"), read("plain/error_file_list.json"));
    }

    @Test
    void fileWithoutAddressHasTheReasonOfItsSource() throws Exception {
        Blob nowhere = Blob.ABSENT.failed("media.address", "'ftp:...' cannot be read");

        ExportSummary summary = export(new PlainExporter(), params("plain"), item("1", "a.jpg", CAR, nowhere));

        assertEquals(Map.of("media.address", 1L), summary.errors());
        assertTrue(read("plain/error_file_list.json").contains("'ftp:...' cannot be read"));
    }

    /** The specification's example files. */
    private final class Specified {

        private String text(String name) throws IOException {
            return Files.readString(Path.of("src/test/resources/synapse").resolve(name));
        }

        private String dataOfItem() throws IOException {
            Map<?, ?> item = (Map<?, ?>) engine.json().read(JsonText.of(text("export-item.json")));
            return engine.json().text(item.get("data"), Json.Style.LINE).toString();
        }
    }

    @Test
    void failedOriginalMeansNoJson() throws Exception {
        Blob gone =
                Blob.at(URI.create("https://h.test/a.jpg"), -1).failed("media.status", "status 403 of h.test/a.jpg");
        ExportSummary summary =
                export(new PlainExporter(), params("plain"), item("1", "a.jpg", CAR, gone), item("2", "b.jpg", CAR));

        assertEquals(
                Set.of("json", "json/b.json", "origin_files", "origin_files/b.jpg", "error_file_list.json"),
                files("plain"));
        assertTrue(read("plain/error_file_list.json").contains("\"status 403 of h.test/a.jpg\""));
        assertEquals(Map.of("media.status", 1L), summary.errors());
        assertEquals(new MetricsRecord(0, 1, 1), lastMetrics().get("original_file"));
        assertEquals(new MetricsRecord(0, 1, 1), lastMetrics().get("data_file"));
    }

    private Map<String, MetricsRecord> lastMetrics() {
        return events.stream()
                .filter(ExportEvent.MetricsChanged.class::isInstance)
                .map(event -> ((ExportEvent.MetricsChanged) event).categories())
                .reduce((first, last) -> last)
                .orElseThrow();
    }

    @Test
    void equalAndHostileNamesAreKeptApartInside() throws Exception {
        ExportSummary summary = export(
                new PlainExporter(),
                params("plain"),
                item("1", "../../x.png", CAR),
                item("2", "sub/x.png", CAR),
                item("3", "X.jpg", CAR),
                item("4", "x__2.png", CAR),
                item("5", "/etc/con.png", CAR));

        assertEquals(
                Set.of("x.png", "x__2.png", "X__3.jpg", "x__2__2.png", "con_.png"),
                files("plain").stream()
                        .filter(path -> path.startsWith("origin_files/"))
                        .map(path -> path.substring("origin_files/".length()))
                        .collect(Collectors.toSet()));
        assertEquals(5, summary.items().written());
        assertEquals(5, summary.losses().get("file.renamed"));
    }

    @Test
    void noItemsGiveAnEmptyExport() throws Exception {
        ExportSummary summary = export(new PlainExporter(), params("plain"));

        assertEquals(Set.of("json", "origin_files"), files("plain"));
        assertEquals(0, summary.items().read());
        assertTrue(events.contains(new ExportEvent.RunEnded(ExportStatus.DONE)));
    }

    @Test
    void furtherMediaOfARecordShareItsFate() throws Exception {
        Item first = item("1", "a.jpg", CAR);
        Item second = Item.of("1/image_2", "a.jpg", first.media(), first.annotations())
                .withSource(new SourceRecord("1", JsonText.NONE, List.of()));
        Item third = item("2", "b.jpg", "null");
        Item fourth = Item.of("2/image_2", "b.jpg", third.media(), third.annotations())
                .withSource(new SourceRecord("2", JsonText.NONE, List.of()));

        ExportSummary summary = export(new PlainExporter(), params("plain"), first, second, third, fourth);

        assertEquals(new Tally(4, 2, 0, 0, 2), summary.items());
        assertEquals(Set.of("json", "json/a.json"), withoutOriginals());
    }

    private Set<String> withoutOriginals() throws IOException {
        return files("plain").stream().filter(path -> path.startsWith("json")).collect(Collectors.toSet());
    }

    @Test
    void itemsOfOtherSourcesAreRefusedOneByOne() throws Exception {
        Item item = Item.of("1", "a.jpg", Media.Image.of(Blob.ABSENT, 2, 2), List.of());

        ExportSummary summary = export(new PlainExporter(), params("plain"), item);

        assertEquals(Map.of("record.missing", 1L), summary.errors());
    }

    @Test
    void brokenDataFailsItsItemOnly() throws Exception {
        ExportSummary summary =
                export(new PlainExporter(), params("plain"), item("1", "a.jpg", "{\"a\": "), item("2", "b.jpg", CAR));

        assertEquals(Map.of("data.invalid", 1L), summary.errors());
        assertEquals(1, summary.items().written());
    }
}
