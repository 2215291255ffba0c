package org.labelport.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Measures exports from a platform: how near they come to the least time in which the platform can give its pages and
 * pictures, to a client that does nothing with them.
 */
@Command(name = "platform", description = "Measures whole exports from a platform's REST interface on loopback.")
final class PlatformProcess implements Callable<Integer> {

    private static final double MEBIBYTE = 1 << 20;
    private static final Pattern NEXT = Pattern.compile("\"next\": \"([^\"]+)\"");
    private static final int CONNECTIONS = 16;

    @Spec
    private CommandSpec spec;

    @Option(names = "--items", split = ",", paramLabel = "N", description = "Sizes. Default: 10000,100000.")
    private List<Long> items = List.of(10_000L, 100_000L);

    @Option(names = "--millis", paramLabel = "N", description = "What a page takes. Default: 20.")
    private int millis = 20;

    @Option(names = "--pictures", paramLabel = "BYTES", description = "Fetches originals of this size. Default: none.")
    private int pictureBytes;

    @Option(names = "--to", paramLabel = "FORMAT", description = "Default: synapse-json.")
    private String format = "synapse-json";

    @Option(names = "--heap", paramLabel = "SIZE", description = "Java heap. Default: 256m.")
    private String heap = "256m";

    @Option(names = "--work", paramLabel = "DIR", description = "For exports. Default: in the temporary folder.")
    private Path work = Path.of(System.getProperty("java.io.tmpdir"), "labelport-benchmarks");

    @Option(names = "--labelport", paramLabel = "FILE", description = "What to start. Default: ./labelport.")
    private Path labelport = Path.of("labelport");

    @Override
    public Integer call() throws Exception {
        Files.createDirectories(work);
        PrintWriter out = spec.commandLine().getOut();
        out.println("| items | to | the platform's least s | wall s | of it | peak MiB | items/s |");
        out.println("|---:|---|---:|---:|---:|---:|---:|");
        out.flush();
        for (long size : items) {
            try (PlatformServer server = new PlatformServer(size, millis, pictureBytes)) {
                double least = least(server);
                MeasuredProcess.Result result = export(server, size);
                if (result.exitCode() != 0) {
                    spec.commandLine().getErr().println("exit code " + result.exitCode() + "; see the log in " + work);
                    return 1;
                }
                out.printf(
                        Locale.ROOT,
                        "| %,d | %s | %.1f | %.1f | %.0f %% | %.0f | %,.0f |%n",
                        size,
                        format,
                        least,
                        result.wallSeconds(),
                        100 * least / result.wallSeconds(),
                        result.peakBytes().orElse(0) / MEBIBYTE,
                        size / result.wallSeconds());
                out.flush();
            }
        }
        return 0;
    }

    private MeasuredProcess.Result export(PlatformServer server, long size) throws IOException, InterruptedException {
        Path exports = Files.createTempDirectory(work, "platform-" + size + "-");
        String job = "{\"name\": \"e\", \"storage\": 1, \"path\": \"/\", \"target\": \"assignment\","
                + " \"filter\": {\"project\": 456}, \"save_original_file\": " + (pictureBytes > 0) + "}";
        List<String> command = List.of(
                labelport.toAbsolutePath().toString(),
                "export",
                "--heap",
                heap,
                "--params",
                job,
                "--to",
                format,
                "--out",
                exports.resolve("out").toString());
        MeasuredProcess.Result result =
                MeasuredProcess.run(command, Map.of("SYNAPSE_PLUGIN_RUN_HOST", server.host()), exports.resolve("log"));
        if (result.exitCode() == 0) {
            Files.readAllLines(exports.resolve("log")).stream()
                    .filter(line -> line.matches("(read|write) .* items in .*"))
                    .forEach(spec.commandLine().getErr()::println);
            spec.commandLine().getErr().flush();
            Folders.delete(exports);
        }
        return result;
    }

    /** Follows the pages, and fetches the pictures beside that, with a plain client that throws everything away. */
    private double least(PlatformServer server) throws Exception {
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        ExecutorService fetchers = Executors.newFixedThreadPool(CONNECTIONS);
        long start = System.nanoTime();
        try {
            List<Future<?>> pictures = new ArrayList<>();
            String page = server.host() + "/sdk/assignments/?project=456&expand=data&page_size=100";
            while (page != null) {
                String body = new String(get(client, page), StandardCharsets.UTF_8);
                if (pictureBytes > 0) {
                    Matcher urls = Pattern.compile("\"url\": \"([^\"]+)\"").matcher(body);
                    while (urls.find()) {
                        String url = urls.group(1);
                        pictures.add(fetchers.submit(() -> get(client, url)));
                    }
                }
                Matcher next = NEXT.matcher(body.substring(0, Math.min(400, body.length())));
                page = next.find() ? next.group(1) : null;
            }
            for (Future<?> picture : pictures) {
                picture.get();
            }
            return (System.nanoTime() - start) / 1e9;
        } finally {
            fetchers.shutdownNow();
        }
    }

    private static byte[] get(HttpClient client, String url) throws IOException, InterruptedException {
        HttpResponse<InputStream> response =
                client.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = response.body()) {
            return body.readAllBytes();
        }
    }
}
