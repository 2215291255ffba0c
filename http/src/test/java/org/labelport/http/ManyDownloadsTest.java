package org.labelport.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.labelport.http.Fetching.QUICK;
import static org.labelport.http.Fetching.noise;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManyDownloadsTest {

    private static final int FILES = 500;
    private static final int THREADS = 16;

    @TempDir
    Path folder;

    @Test
    void manyThreadsShareAFetcher() throws Exception {
        Set<Integer> connections = ConcurrentHashMap.newKeySet();
        Set<Integer> refused = ConcurrentHashMap.newKeySet();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try (WebServer server = new WebServer().on("/", exchange -> {
                    connections.add(exchange.getRemoteAddress().getPort());
                    int number =
                            Integer.parseInt(exchange.getRequestURI().getPath().substring(1));
                    boolean bad = number % 10 == 0 && refused.add(number);
                    WebServer.answer(exchange, bad ? 503 : 200, body(number));
                });
                HttpFetcher fetcher = HttpFetcher.open(QUICK)) {
            List<Future<HttpDownload>> downloads = new ArrayList<>();
            for (int i = 0; i < FILES; i++) {
                Path file = folder.resolve("file" + i);
                URI source = server.uri("/" + i);
                downloads.add(threads.submit(() -> fetcher.download(source, Map.of(), file, 1 << 20)));
            }
            for (int i = 0; i < FILES; i++) {
                assertEquals(body(i).length, downloads.get(i).get().bytes());
                assertTrue(Arrays.equals(body(i), Files.readAllBytes(folder.resolve("file" + i))), "file " + i);
            }
            assertEquals(FILES + FILES / 10, server.asked().size());
            assertTrue(connections.size() <= THREADS * 2 + FILES / 10, connections.size() + " connections");
        } finally {
            threads.shutdownNow();
        }
    }

    private static byte[] body(int number) {
        return noise(1000 + number * 100, number);
    }
}
