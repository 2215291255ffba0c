package org.labelport.engine.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.labelport.engine.LabelportEngine;
import org.labelport.export.ExportParams;
import org.labelport.export.ExportParams.OriginalFiles;
import org.labelport.export.JobException;
import org.labelport.export.JobRules;
import org.labelport.export.JobRules.Defaults;
import org.labelport.export.JobRules.ExtraParams;
import org.labelport.json.Json;
import org.labelport.model.JsonText;
import org.labelport.options.OptionSpec;
import org.labelport.options.Options;
import org.labelport.settings.Settings;
import org.labelport.target.FilterException;
import org.labelport.target.ItemSource;
import org.labelport.target.ProvidesTarget;
import org.labelport.target.SourceRequest;
import org.labelport.target.TargetHandler;

/** Jobs of the platform, as its users write them, right and wrong. */
class JobTest {

    private static final String JOB = "{\"name\": \"assignment_export\", \"description\": null, \"storage\": 1,"
            + " \"save_original_file\": false, \"path\": \"exports/assignments\", \"target\": \"assignment\","
            + " \"filter\": {\"status\": \"completed\", \"project\": 456}, \"extra_params\": {\"output_format\": \"coco\"},"
            + " \"unknown\": [1.50]}";

    @TempDir
    Path folder;

    private LabelportEngine engine;

    /** Wants a project, like the platform's. */
    @ProvidesTarget(target = "assignment", title = "Assignments", data__types = "image")
    private static final class NeedsProject implements TargetHandler {

        @Override
        public List<OptionSpec> filterKeys() {
            return List.of();
        }

        @Override
        public Options.OtherNames otherFilterKeys() {
            return Options.OtherNames.KEPT;
        }

        @Override
        public void validateFilter(Options filter) throws FilterException {
            if (!filter.given().containsKey("project")) {
                throw new FilterException(
                        "option.missing", "Project is required for Assignment.", "Give filter.project.");
            }
        }

        @Override
        public ItemSource open(SourceRequest request) {
            throw new UnsupportedOperationException();
        }
    }

    @BeforeEach
    void makeEngine() throws IOException {
        Files.writeString(
                folder.resolve("storages.json"),
                "{\"1\": {\"provider\": \"file_system\", \"configuration\": {\"location\": \""
                        + folder.resolve("store").toString().replace("\\", "\\\\") + "\"}},"
                        + " \"2\": {\"provider\": \"amazon_s3\", \"configuration\": {\"secret_key\": \"hush\"}},"
                        + " \"3\": {\"provider\": \"local\"}}");
        engine = new LabelportEngine(Settings.of(Optional.of(folder), Optional.empty()));
        engine.add(new NeedsProject());
    }

    private ExportParams params(String job, JobRules rules) throws JobException {
        return engine.job(JsonText.of(job), rules).to("any").build();
    }

    private JobException refused(String job) {
        return assertThrows(JobException.class, () -> engine.job(JsonText.of(job), JobRules.USUAL));
    }

    @Test
    void keyThatIsThereTwiceIsRefusedWhereverItIs() {
        for (String job : List.of(
                JOB.replace("\"path\":", "\"path\": \"elsewhere\", \"path\":"),
                JOB.replace("\"project\":", "\"project\": 1, \"project\":"))) {
            assertTrue(refused(job).getMessage().contains("is there twice"), job);
        }
    }

    @Test
    void jobIsTakenAsItIs() throws Exception {
        ExportParams params = params(JOB, JobRules.USUAL);

        assertEquals("assignment", params.target());
        assertEquals(List.of("status", "project"), List.copyOf(params.filter().keySet()), "in the order given");
        assertEquals(456L, params.filter().get("project"));
        assertEquals(folder.resolve("store/exports/assignments"), params.destination());
        assertEquals(Optional.of("assignment_export"), params.name());
        assertEquals(OriginalFiles.NONE, params.media());
        assertEquals(Map.of("output_format", "coco"), params.job().get("extra_params"));
        assertEquals(List.of(1.5), params.job().get("unknown"));
        assertFalse(params.job().containsKey("output_format"));
    }

    @Test
    void extraParamsAreMergedWhenAsked() throws Exception {
        JobRules merged = new JobRules(Defaults.DOCUMENTED, ExtraParams.MERGED, Map.of(), Optional.empty());

        assertEquals("coco", params(JOB, merged).job().get("output_format"));
    }

    @Test
    void originalsAreSavedUnlessTheJobSaysNoOrIsTakenRaw() throws Exception {
        String silent = JOB.replace("\"save_original_file\": false,", "");
        JobRules raw = new JobRules(Defaults.RAW, ExtraParams.NESTED, Map.of(), Optional.empty());

        assertEquals(OriginalFiles.COPY, params(silent, JobRules.USUAL).media());
        assertEquals(true, params(silent, JobRules.USUAL).job().get("save_original_file"));
        assertEquals(OriginalFiles.NONE, params(silent, raw).media());
        assertFalse(params(silent, raw).job().containsKey("save_original_file"));
    }

    @Test
    void filterAndDestinationOfTheRulesWin() throws Exception {
        JobRules rules = new JobRules(
                Defaults.DOCUMENTED, ExtraParams.NESTED, Map.of("project", "7"), Optional.of(folder.resolve("here")));

        ExportParams params = params(JOB.replace("\"storage\": 1,", "\"storage\": 99,"), rules);

        assertEquals(folder.resolve("here"), params.destination());
        assertEquals("7", params.filter().get("project"));
    }

    @Test
    void everyWrongParameterIsNamedInThePlatformsForm() {
        JobException refused = refused("{\"name\": \"\", \"storage\": 99, \"path\": \"x\", \"target\": \"assignment\","
                + " \"filter\": {\"status\": \"completed\"}}");

        assertEquals(
                "{\n    \"params\": {\n        \"name\": [\n            \"Value cannot be blank\"\n        ],\n"
                        + "        \"storage\": [\n            \"Unable to get storage from Synapse backend.\"\n        ],\n"
                        + "        \"filter\": [\n            \"Project is required for Assignment.\"\n        ]\n    }\n}",
                refused.json(engine.json()).toString());
        assertTrue(refused.getMessage().contains("filter: Project is required for Assignment. Give filter.project."));
        assertTrue(refused.getMessage().contains("conf/storages.json"));
        assertEquals(1, refused.line().lines().count());
    }

    @Test
    void refusalIsThatOfTheSpecification() throws Exception {
        JobException refused = refused(
                "{\"name\": \"x\", \"storage\": 99, \"path\": \"x\", \"target\": \"assignment\"," + " \"filter\": {}}");

        assertEquals(
                engine.json().read(specified("validation-error.json")),
                engine.json().read(refused.json(engine.json())));
    }

    private static JsonText specified(String name) throws IOException {
        return new JsonText(
                Files.readAllBytes(Path.of("src/test/resources/synapse").resolve(name)));
    }

    @Test
    void storagesOfAllProvidersAreToldApartWithoutTheirSecrets() throws Exception {
        List<Object> entries = new ArrayList<>();
        Map<?, ?> specified = (Map<?, ?>) engine.json().read(specified("storages.json"));
        specified.forEach((name, storage) -> {
            Map<Object, Object> entry = new LinkedHashMap<>((Map<?, ?>) storage);
            entry.put("id", (long) entries.size());
            entries.add(entry);
        });
        Files.write(
                folder.resolve("storages.json"),
                engine.json().text(entries, Json.Style.INDENTED).utf8());
        Map<String, String> outcome = new LinkedHashMap<>();
        int id = 0;
        for (Object name : specified.keySet()) {
            String job = JOB.replace("\"storage\": 1", "\"storage\": " + id++);
            try {
                outcome.put(
                        (String) name, params(job, JobRules.USUAL).destination().toString());
            } catch (JobException e) {
                assertTrue(e.getMessage().contains("Supported so far: file_system and local"), e.getMessage());
                assertFalse(e.getMessage().matches("(?s).*\\b(ak|sk|p)\\b.*"), e.getMessage());
                outcome.put((String) name, "refused");
            }
        }
        assertEquals(
                Map.of(
                        "minio", "refused",
                        "gcp", "refused",
                        "sftp_v1", "refused",
                        "sftp_v2", "refused",
                        "file_system",
                                Path.of("/mnt/export/exports/assignments").toString(),
                        "http", "refused"),
                outcome);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"name\": \"assignment_export\", | | name | Field required",
                "\"assignment_export\" | 5 | name | Input should be a valid string",
                "\"assignment_export\" | \"../x\" | name | '../x' is not a name for a folder",
                "\"description\": null | \"description\": 5 | description | Input should be a valid string",
                "\"storage\": 1 | \"storage\": \"one\" | storage | Input should be a valid integer, unable to parse string as an integer",
                "\"storage\": 1 | \"storage\": 1.5 | storage | Input should be a valid integer, got a number with a fractional part",
                "\"storage\": 1 | \"storage\": 2 | storage | Storage 2 is of the provider 'amazon_s3', which is not supported.",
                "\"storage\": 1 | \"storage\": 3 | storage | Unable to get storage from Synapse backend.",
                "\"save_original_file\": false | \"save_original_file\": \"maybe\" | save_original_file | Input should be a valid boolean, unable to interpret input",
                "\"exports/assignments\" | 7 | path | Input should be a valid string",
                "exports/assignments | a/../../x | path | 'a/../../x' leads out of the storage.",
                "\"target\": \"assignment\" | \"target\": \"nope\" | target | Input should be 'assignment'",
                "\"target\": \"assignment\", | | target | Field required",
                "\"project\": 456 | \"projects\": 456 | filter | Project is required for Assignment.",
                "{\"output_format\": \"coco\"} | [] | extra_params | Input should be a valid dictionary",
            })
    void wrongParametersAreRefused(String from, String to, String parameter, String problem) {
        JobException refused = refused(JOB.replace(from.strip(), to == null ? "" : to.strip()));

        assertEquals(Map.of(parameter, List.of(problem)), refused.problems());
        assertFalse(refused.getMessage().contains("hush"), "a storage's secrets are never shown");
    }

    @Test
    void integersAndFlagsAreTakenAsThePlatformTakesThem() throws Exception {
        String lenient = JOB.replace("\"storage\": 1,", "\"storage\": \"1\",")
                .replace("\"save_original_file\": false", "\"save_original_file\": \"on\"");

        assertEquals(OriginalFiles.COPY, params(lenient, JobRules.USUAL).media());
    }

    @Test
    void pathMayBeTheStoragesRootAndLinksDoNotLeadOut() throws Exception {
        assertEquals(
                folder.resolve("store"),
                params(JOB.replace("exports/assignments", "/"), JobRules.USUAL).destination());
        assertEquals(
                folder.resolve("store/a"),
                params(JOB.replace("exports/assignments", "/a"), JobRules.USUAL).destination());

        Files.createDirectories(folder.resolve("store"));
        Files.createSymbolicLink(folder.resolve("store/out"), folder);
        assertEquals(
                Map.of("path", List.of("'out/x' leads out of the storage.")),
                refused(JOB.replace("exports/assignments", "out/x")).problems());
    }

    @Test
    void whatIsNoJobIsRefused() {
        assertTrue(refused("[]").getMessage().contains("not a JSON object"));
        assertTrue(refused("{\"name\": ").getMessage().contains("cannot be read"));
    }
}
