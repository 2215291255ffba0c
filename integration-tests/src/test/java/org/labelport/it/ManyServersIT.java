package org.labelport.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.it.LabelportProcess.Ended;

/** Originals from many servers: Java is told to keep few connections that have done their work, and threads that have not. */
class ManyServersIT {

    private static final List<Path> CONNECTIONS = List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"));
    private static final int SERVERS = 200;

    /** Those that are kept, those that are in use, and some that are about to be closed. */
    private static final int MOST = 64 + 4 * 16;

    /** Those of Java and the runtime, of connections and of originals: many more are one for each answer. */
    private static final int MOST_THREADS = 150;

    @TempDir
    Path folder;

    @Test
    void neitherConnectionsNorThreadsGrowWithTheNumberOfServers() throws Exception {
        assumeTrue(Files.isReadable(CONNECTIONS.get(0)), "this system does not tell of connections");
        byte[] picture = picture();
        AtomicInteger most = new AtomicInteger();
        ExecutorService serving = Executors.newCachedThreadPool();
        HttpServer server = HttpServer.create(new InetSocketAddress("0.0.0.0", 0), 0);
        try {
            int port = server.getAddress().getPort();
            server.setExecutor(serving);
            server.createContext("/", exchange -> {
                most.accumulateAndGet(established(port), Math::max);
                exchange.sendResponseHeaders(200, picture.length);
                exchange.getResponseBody().write(picture);
                exchange.close();
            });
            server.start();
            StringBuilder lines = new StringBuilder(
                    "{\"type\": \"dataset\", \"task\": \"detect\", \"class_names\": {\"0\": \"cat\"}}\n");
            for (int i = 1; i <= SERVERS; i++) {
                lines.append("{\"type\": \"image\", \"file\": \"" + i + ".png\", \"url\": \"http://127.0.0." + i + ":"
                        + port + "/" + i + ".png\", \"split\": \"train\", \"width\": 8, \"height\": 8}\n");
            }
            Files.writeString(folder.resolve("data.ndjson"), lines);

            Path threadLog = folder.resolve("threads.log");
            String twoCores = "-XX:ActiveProcessorCount=2 -Xlog:os+thread=info:file=" + threadLog;
            Ended ended = LabelportProcess.start(
                            folder,
                            Map.of("LABELPORT_JAVA_OPTS", twoCores),
                            "export",
                            "--from",
                            "yolo-ndjson:data.ndjson",
                            "--to",
                            "coco",
                            "--out",
                            "out")
                    .await();

            assertEquals(0, ended.exitCode(), ended.err());
            assertTrue(most.get() > 16, most + " connections: the test does not see them");
            assertTrue(most.get() <= MOST, most + " connections");
            long started = Files.readAllLines(threadLog).stream()
                    .filter(line -> line.contains("Thread is alive"))
                    .count();
            assertTrue(started > 16, started + " threads: the test does not see them");
            assertTrue(started <= MOST_THREADS, started + " threads for " + SERVERS + " answers");
        } finally {
            server.stop(0);
            serving.shutdownNow();
        }
    }

    private static byte[] picture() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY), "png", bytes);
        return bytes.toByteArray();
    }

    /** How many connections a port has that stand. */
    private static int established(int port) throws IOException {
        String local = String.format(Locale.ROOT, ":%04X", port);
        int count = 0;
        for (Path table : CONNECTIONS) {
            if (Files.isReadable(table)) {
                for (String line : Files.readAllLines(table)) {
                    String[] fields = line.strip().split("\\s+");
                    count += fields.length > 3 && fields[1].endsWith(local) && fields[3].equals("01") ? 1 : 0;
                }
            }
        }
        return count;
    }
}
