package org.labelport.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.labelport.it.PlatformStub.Reply;

/** What becomes of jobs that are wrong, and of those that meet the platform on a bad day. */
class SynapseTroubleIT extends SynapseFixture {

    @Test
    void wrongJobsAreRefusedInTheSpecifiedForm() throws Exception {
        LabelportProcess.Ended ended = export(
                "{\"name\": \"x\", \"storage\": 9, \"path\": \"/\", \"target\": \"assignment\", \"filter\": {}}");

        assertEquals(2, ended.exitCode());
        assertEquals(
                JSON.readTree("{\"params\": {\"storage\": [\"Unable to get storage from Synapse backend.\"],"
                        + " \"filter\": [\"Project is required for Assignment.\"]}}"),
                JSON.readTree(ended.out()));
        assertEquals(2, ended.err().lines().count(), ended.err());
        assertFalse(Files.exists(folder.resolve("store")));
    }

    @Test
    void storageIsAskedOfThePlatformAndItsSecretsAreNotShown() throws Exception {
        platform.on(
                "/storages/7/",
                Reply.json(
                        "{\"id\": 7, \"name\": \"b\", \"provider\": \"amazon_s3\", \"configuration\": {\"secret_key\": \"hush-hush\"}}"));
        String job = PlatformStub.text("job-params-assignment.json").replace("\"storage\": 1", "\"storage\": 7");
        serveAssignments();

        LabelportProcess.Ended ended = export(job);

        assertEquals(2, ended.exitCode());
        assertTrue(ended.err().contains("'amazon_s3'") && ended.err().contains("file_system"), ended.err());
        assertFalse((ended.out() + ended.err()).contains("hush-hush"));
        assertTrue(platform.targets().contains("/storages/7/?with_configuration=True"));
    }

    @Test
    void expiredLinksAreAskedForAgainAndErrorPagesAreNotStored() throws Exception {
        serveAssignments();
        String xml = "<?xml version=\"1.0\"?><Error><Code>AccessDenied</Code></Error>";
        platform.on("/store/bucket/a.jpg", Reply.of(403, "application/xml", xml));
        platform.on("/store/bucket/b.jpg", Reply.of(200, "text/html", "<html>Sign in</html>"));
        platform.on("/store/new/a.jpg", Reply.of(200, "image/jpeg", "a's pixels"));
        platform.on(
                "/assignments/501/",
                number -> Reply.json("{\"id\": 501, \"file\": {\"url\": \"" + platform.host()
                        + "/store/new/a.jpg?sig=2\", \"file_name_original\": \"a.jpg\"}}"));
        String job = PlatformStub.text("job-params-assignment.json")
                .replace("\"save_original_file\": false", "\"save_original_file\": true");

        LabelportProcess.Ended ended = export(job);

        String place = "exports/assignments/assignment_export/";
        assertEquals(3, ended.exitCode(), ended.err());
        assertEquals("a's pixels", read(place + "origin_files/a.jpg"));
        assertFalse(files(place).contains("origin_files/b.jpg"));
        JsonNode errors = JSON.readTree(read(place + "error_file_list.json"));
        assertEquals("b.jpg", errors.get("origin_file_name").get(0).get(0).asText());
        assertFalse(read(place + "error_file_list.json").contains("X-Amz-Signature"), "signed links are secrets");
    }

    @Test
    void foreignNextPageIsRefusedAndNothingIsPublished() throws Exception {
        platform.on(
                "/sdk/assignments/",
                number -> Reply.json(page("rest-assignments-page.json")
                        .replace(
                                platform.host() + "/sdk/assignments/?expand",
                                "http://127.0.0.2:9/sdk/assignments/?expand")));

        LabelportProcess.Ended ended = export(PlatformStub.text("job-params-assignment.json"));

        assertEquals(1, ended.exitCode());
        assertTrue(ended.err().contains("127.0.0.2"), ended.err());
        assertFalse(Files.exists(folder.resolve("store/exports/assignments/assignment_export")));
    }

    @Test
    void badDaysOfThePlatformAreWeathered() throws Exception {
        platform.on(
                "/sdk/assignments/",
                number -> number % 2 == 1
                        ? Reply.of(503, "text/html", "busy")
                        : Reply.json(page("rest-assignments-page.json", 2)
                                .replaceAll("\"next\": \"[^\"]+\"", "\"next\": null")));

        LabelportProcess.Ended ended = export(PlatformStub.text("job-params-assignment.json"));

        assertEquals(3, ended.exitCode(), ended.err());
        assertTrue(files("exports/assignments/assignment_export").contains("json/a.json"));
    }
}
