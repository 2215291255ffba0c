package org.labelport.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.labelport.it.PlatformStub.Asked;
import org.labelport.it.PlatformStub.Reply;

/** Jobs of the platform on good days: what they export, ask for and report. */
class SynapseIT extends SynapseFixture {

    @Test
    void assignmentsGiveTheSpecifiedBytes() throws Exception {
        serveAssignments();
        String job = PlatformStub.text("job-params-assignment.json");

        LabelportProcess.Ended ended =
                export(job.replace("\"save_original_file\": false", "\"save_original_file\": true"));

        String place = "exports/assignments/assignment_export/";
        assertEquals(3, ended.exitCode(), ended.err());
        assertEquals(
                Set.of(
                        "json/a.json",
                        "json/한글 이름.json",
                        "origin_files/a.jpg",
                        "origin_files/b.jpg",
                        "origin_files/한글 이름.png",
                        "error_file_list.json"),
                files(place));
        assertEquals(PlatformStub.text("expected-json-file.json"), read(place + "json/a.json"));
        assertEquals("a's pixels", read(place + "origin_files/a.jpg"));
        assertEquals(
                JSON.readTree("{\"json_file_name\": [[\"b.json\", \"data is Null\"]], \"origin_file_name\": []}"),
                JSON.readTree(read(place + "error_file_list.json")));
        assertEquals(
                List.of(
                        "/sdk/assignments/?project=456&status=completed&expand=data&page_size=100",
                        "/sdk/assignments/?expand=data&page=2&page_size=100&project=456"),
                platform.targets().stream()
                        .filter(target -> target.startsWith("/sdk/") && target.contains("page"))
                        .toList());
        assertEquals(
                1,
                platform.targets().stream()
                        .filter("/sdk/assignments/?project=456&status=completed"::equals)
                        .count(),
                "the filter is checked, once");

        export(job);
        assertEquals(
                Set.of("json/a.json", "json/한글 이름.json", "error_file_list.json"),
                files(place.replace("_export", "_export(1)")));
    }

    @Test
    void logHasTheSpecifiedEventsInOrder() throws Exception {
        serveAssignments();

        LabelportProcess.Ended ended = export(PlatformStub.text("job-params-assignment.json"));

        String marker = "log of the run: ";
        String path = ended.err()
                .lines()
                .filter(line -> line.startsWith(marker))
                .findFirst()
                .orElseThrow()
                .substring(marker.length());
        List<String> events = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of(path))) {
            JsonNode event = JSON.readTree(line);
            JsonNode data = event.get("data");
            switch (event.get("event").asText()) {
                case "message" ->
                    events.add(data.get("context").asText() + ": "
                            + data.get("content").asText());
                case "export_event" ->
                    events.add(data.get("target_id") + " " + data.get("status").asText());
                case "export_data_file", "export_original_file" ->
                    events.add(data.get("target_id") + " "
                            + data.get("data_file_info").asText() + " "
                            + data.get("status").asText() + " "
                            + data.get("error").asText());
                default -> {
                    // Figures and progress come when they come.
                }
            }
        }
        assertEquals(
                List.of(
                        "info: Export process started.",
                        "info: Retrieved 3 results for export",
                        "info: Starting export process.",
                        "info: Converting dataset.",
                        "info: Saving json file.",
                        "501 {\"file_name\": \"a.json\"} success ",
                        "warning: Data is null for export item",
                        "502 warning",
                        "502 {\"file_name\": \"b.json\"} failed data is Null",
                        "701 {\"file_name\": \"\\ud55c\\uae00 \\uc774\\ub984.json\"} success ",
                        "info: Plugin run is complete.",
                        "info: Export process completed."),
                events);
    }

    @Test
    void groundTruthAndTasksAreAskedAsSpecified() throws Exception {
        platform.on("/sdk/ground_truth_events/", number -> Reply.json(page("rest-ground-truth-events-page.json")));
        platform.on("/sdk/tasks/", number -> Reply.json(page("rest-tasks-page.json")));

        LabelportProcess.Ended groundTruth =
                export(PlatformStub.text("job-params-ground-truth.json"), "--to", "synapse-json,csv");
        LabelportProcess.Ended task = export(PlatformStub.text("job-params-task.json"));

        assertEquals(0, groundTruth.exitCode(), groundTruth.err());
        assertEquals(0, task.exitCode(), task.err());
        assertEquals(
                Set.of("json/a.json", "origin_files/a.jpg", "origin_files/a.pcd"),
                files("exports/ground_truth/gt_export/synapse-json"));
        assertTrue(read("exports/ground_truth/gt_export/csv/items.csv").contains("train"), "the category is the split");
        assertTrue(read("exports/ground_truth/gt_export/csv/annotations.csv").contains("car"));
        assertEquals(Set.of("json/a.json", "origin_files/a.jpg", "origin_files/a.pcd"), files("task_export"));
        assertTrue(platform.targets()
                .contains("/sdk/ground_truth_events/?ground_truth_dataset_versions=123&expand=data&page_size=100"));
        assertTrue(
                platform.targets()
                        .contains(
                                "/sdk/tasks/?project=456&assignment=789&expand=data_unit&expand=assignment&expand=workshop&page_size=100"));
    }

    @Test
    void hostileAndEqualNamesStayInsideAndApart() throws Exception {
        List<String> names = List.of("../../x.png", "sub/x.png", "X.jpg", "/etc/passwd", "con.png");
        List<String> results = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            results.add("{\"id\": " + (i + 1) + ", \"data\": {\"n\": " + i + "}, \"file\": {\"url\": \""
                    + platform.host() + "/store/bucket/a.jpg\", \"file_name_original\": \"" + names.get(i) + "\"}}");
        }
        platform.on(
                "/sdk/assignments/",
                Reply.json("{\"count\": 5, \"next\": null, \"results\": [" + String.join(",", results) + "]}"));
        String job = PlatformStub.text("job-params-assignment.json")
                .replace("\"save_original_file\": false", "\"save_original_file\": true");

        for (int run = 0; run < 3; run++) {
            assertEquals(0, export(job).exitCode());
        }

        for (String number : List.of("", "(1)", "(2)")) {
            assertEquals(
                    Set.of(
                            "json/x.json",
                            "json/x__2.json",
                            "json/X__3.json",
                            "json/passwd.json",
                            "json/con_.json",
                            "origin_files/x.png",
                            "origin_files/x__2.png",
                            "origin_files/X__3.jpg",
                            "origin_files/passwd",
                            "origin_files/con_.png"),
                    files("exports/assignments/assignment_export" + number));
        }
        assertEquals(
                Set.of("exports"),
                Set.copyOf(List.of(folder.resolve("store").toFile().list())));
    }

    @Test
    void emptyListIsAnEmptyExport() throws Exception {
        platform.on(
                "/sdk/assignments/", Reply.json("{\"count\": 0, \"next\": null, \"previous\": null, \"results\": []}"));

        LabelportProcess.Ended ended = export(PlatformStub.text("job-params-assignment.json"));

        assertEquals(0, ended.exitCode(), ended.err());
        assertEquals(Set.of(), files("exports/assignments/assignment_export"));
        assertTrue(Files.isDirectory(folder.resolve("store/exports/assignments/assignment_export/json")));
    }

    @Test
    void jobIsReportedToThePlatform() throws Exception {
        serveAssignments();
        platform.on("/logs/", Reply.json("[]"));
        platform.on("/jobs/0f5c/", Reply.json("{}"));
        environment.put("SYNAPSE_PLUGIN_RUN_JOB_ID", "0f5c");

        export(PlatformStub.text("job-params-assignment.json"));

        List<JsonNode> logs = new ArrayList<>();
        Map<String, JsonNode> patches = new HashMap<>();
        for (Asked request : platform.asked()) {
            if (request.target().equals("/logs/") && request.method().equals("POST")) {
                JSON.readTree(request.body()).forEach(logs::add);
            } else if (request.target().equals("/jobs/0f5c/")
                    && request.method().equals("PATCH")) {
                JSON.readTree(request.body())
                        .properties()
                        .forEach(field -> patches.put(field.getKey(), field.getValue()));
            }
        }
        assertEquals(
                "Export process started.",
                logs.get(0).get("data").get("content").asText());
        assertEquals("0f5c", logs.get(0).get("job").asText());
        assertTrue(logs.get(0).get("datetime").asText().matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{6}"));
        assertEquals(
                JSON.readTree("{\"stand_by\": 0, \"failed\": 1, \"success\": 2}"),
                patches.get("metrics_record").at("/record/categories/data_file"));
        assertEquals(
                100,
                patches.get("progress_record").at("/current_progress/overall").asDouble());
        assertTrue(
                patches.containsKey("result") && patches.containsKey("console_logs"),
                patches.keySet().toString());
        assertEquals(
                folder.resolve("store/exports/assignments").toString(),
                URLDecoder.decode(patches.get("result").get("export_path").asText(), StandardCharsets.UTF_8));
    }
}
