package org.labelport.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.labelport.json.Json;
import org.labelport.json.JsonElements;
import org.labelport.model.JsonText;
import org.labelport.options.Options;
import org.labelport.report.ExportException;
import org.labelport.target.FolderWalk.Unseen;

class VerifyRequestTest {

    private final List<Problem> problems = new ArrayList<>();

    private VerifyRequest request(String folder) throws ExportException {
        return new VerifyRequest(
                Path.of(folder),
                Options.check("format", List.of(), Map.of()),
                Path.of("scratch"),
                file -> {
                    throw new IOException("no picture is looked into");
                },
                new NoJson(),
                problems::add);
    }

    private static final class NoJson implements Json {

        @Override
        public @Nullable Object read(JsonText text) {
            throw new AssertionError("nothing is read");
        }

        @Override
        public JsonElements elements(Path file, String... keys) {
            throw new AssertionError("nothing is read");
        }

        @Override
        public JsonElements records(Path file) {
            throw new AssertionError("nothing is read");
        }

        @Override
        public void write(@Nullable Object value, OutputStream out, Style style) {
            throw new AssertionError("nothing is written");
        }

        @Override
        public JsonText text(@Nullable Object value, Style style) {
            throw new AssertionError("nothing is written");
        }
    }

    @Test
    void filesAreNamedFromTheFolderHoweverItIsWritten() throws Exception {
        for (String folder : List.of("data", "./data", "x/../data", "data/")) {
            assertEquals("a/b c.xml", request(folder).name(Path.of("data/a/b c.xml")), folder);
            assertEquals(
                    "a/b c.xml", request(folder).name(Path.of("data/a/b c.xml").toAbsolutePath()), folder);
        }
        assertEquals("", request("data").name(Path.of("data")));
        assertEquals("../other/x", request("data").name(Path.of("other/x")));
    }

    @Test
    void whatAWalkDoesNotLookAtIsARemarkOrRejected() throws Exception {
        var sink = request("data").unseen("acme", "train/");
        sink.unseen(new Unseen("a", Unseen.Reason.LINK, "data/train/a is a link"));
        sink.unseen(new Unseen("b", Unseen.Reason.UNREADABLE, "data/train/b cannot be looked at"));
        assertEquals(
                List.of(
                        Problem.of(Problem.Effect.REMARK, "acme.links", "train/a", "data/train/a is a link"),
                        Problem.of(
                                Problem.Effect.REJECTED,
                                "acme.unreadable",
                                "train/b",
                                "data/train/b cannot be looked at")),
                problems);
    }
}
