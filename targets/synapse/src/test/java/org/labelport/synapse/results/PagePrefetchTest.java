package org.labelport.synapse.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.http.HttpSettings;
import org.labelport.limits.Limits;
import org.labelport.synapse.platform.Platform;
import org.labelport.synapse.platform.PlatformSettings;
import org.labelport.target.FolderList;

class PagePrefetchTest {

    @TempDir
    Path scratch;

    @Test
    void pageThatArrivesWhileAnInterruptedThreadClosesIsDeleted() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.countDown();
            long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(200);
            while (System.nanoTime() - end < 0) {
                Thread.onSpinWait();
            }
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        URI host = URI.create("http://localhost:" + server.getAddress().getPort());
        PlatformSettings settings = new PlatformSettings(host, true, Map.of(), Optional.empty());
        try (Platform platform = Platform.open(settings, HttpSettings.defaults())) {
            PagePrefetch prefetch =
                    new PagePrefetch(new PageDownload(platform, scratch, Limits.USUAL), LateThread::new);
            prefetch.ask(host.resolve("/page"), "a page");
            assertTrue(asked.await(1, TimeUnit.MINUTES));

            Thread.currentThread().interrupt();
            prefetch.close();

            assertTrue(Thread.interrupted());
            Thread.getAllStackTraces().keySet().stream()
                    .filter(LateThread.class::isInstance)
                    .forEach(PagePrefetchTest::join);
            assertEquals(List.of(), FolderList.of(scratch));
        } finally {
            server.stop(0);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A thread whose page has just arrived when it is interrupted. */
    private static final class LateThread extends Thread {

        LateThread(Runnable task) {
            super(task);
        }

        @Override
        public void interrupt() {}
    }
}
