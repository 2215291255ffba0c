package org.labelport.benchmarks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import javax.imageio.ImageIO;

/**
 * A platform on the loopback interface that gives any number of assignments, a page at a time, each page after a wait. An
 * assignment has one picture and a few boxes; equal numbers give equal bytes.
 */
final class PlatformServer implements AutoCloseable {

    private static final int BOXES = 5;
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 720;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(32);
    private final long items;
    private final int millisPerPage;
    private final byte[] picture;
    private final AtomicLong pages = new AtomicLong();
    private final AtomicLong pictures = new AtomicLong();

    /**
     * Starts.
     *
     * @param items how many assignments there are
     * @param millisPerPage how long a page takes
     * @param pictureBytes size of each picture, 0 when none will be asked for
     */
    PlatformServer(long items, int millisPerPage, int pictureBytes) throws IOException {
        this.items = items;
        this.millisPerPage = millisPerPage;
        this.picture = pictureBytes == 0 ? new byte[0] : picture(pictureBytes);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        server.setExecutor(threads);
        server.createContext("/sdk/assignments/", this::page);
        server.createContext("/projects/", exchange -> answer(exchange, "{\"id\": 456, \"configuration\": {}}"));
        server.createContext("/pictures/", this::picture);
        server.start();
    }

    /** A black JPEG file; zeros after its end, which readers pass over, make it as large as asked for. */
    private static byte[] picture(int bytes) throws IOException {
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY), "jpeg", jpeg);
        return Arrays.copyOf(jpeg.toByteArray(), Math.max(bytes, jpeg.size()));
    }

    String host() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** Pages and pictures that were given so far. */
    String given() {
        return pages + " pages, " + pictures + " pictures";
    }

    private void page(HttpExchange exchange) throws IOException {
        int page = number(exchange, "page", 1);
        int size = number(exchange, "page_size", 100);
        long first = (long) (page - 1) * size;
        long last = Math.min(items, first + size);
        StringBuilder json = new StringBuilder(size * 1200)
                .append("{\"count\": ")
                .append(items)
                .append(", \"next\": ");
        if (last < items) {
            json.append('"')
                    .append(host())
                    .append("/sdk/assignments/?expand=data&page=")
                    .append(page + 1)
                    .append("&page_size=")
                    .append(size)
                    .append("&project=456\"");
        } else {
            json.append("null");
        }
        json.append(", \"previous\": null, \"results\": [");
        for (long item = first; item < last; item++) {
            json.append(item == first ? "" : ", ");
            assignment(item + 1, json);
        }
        pages.incrementAndGet();
        try {
            Thread.sleep(millisPerPage);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        answer(exchange, json.append("]}").toString());
    }

    private void assignment(long id, StringBuilder json) {
        json.append("{\"id\": ")
                .append(id)
                .append(", \"project\": 456, \"status\": \"completed\", \"file\": {\"url\": \"")
                .append(host())
                .append("/pictures/")
                .append(id)
                .append(".jpg?X-Amz-Signature=abc\",")
                .append(" \"file_name_original\": \"")
                .append(id)
                .append(".jpg\", \"is_primary\": true,")
                .append(" \"file_type\": \"image\", \"size\": ")
                .append(picture.length)
                .append(", \"meta\": {\"width\": " + WIDTH + ", \"height\": " + HEIGHT
                        + "}}, \"data\": {\"extra\": {\"image_1\": {}},")
                .append(" \"annotations\": {\"image_1\": [");
        for (int box = 0; box < BOXES; box++) {
            json.append(box == 0 ? "" : ", ")
                    .append("{\"id\": \"Bx")
                    .append(id)
                    .append('_')
                    .append(box)
                    .append("\", \"tool\": \"bounding_box\", \"isLocked\": false, \"isVisible\": true,")
                    .append(" \"isValid\": false, \"isDrawCompleted\": true, \"classification\": {\"class\": \"class ")
                    .append((id + box) % 10)
                    .append("\"}, \"label\": [\"class ")
                    .append((id + box) % 10)
                    .append("\"]}");
        }
        json.append("]}, \"annotationsData\": {\"image_1\": [");
        for (int box = 0; box < BOXES; box++) {
            json.append(box == 0 ? "" : ", ")
                    .append("{\"id\": \"Bx")
                    .append(id)
                    .append('_')
                    .append(box)
                    .append("\", \"coordinate\": {\"x\": ")
                    .append((id * 7 + box * 31) % 1000)
                    .append(".5, \"y\": ")
                    .append((id * 3 + box * 17) % 500)
                    .append(", \"width\": 100.25, \"height\": 60}}");
        }
        json.append("]}, \"relations\": {\"image_1\": []}, \"annotationGroups\": {\"image_1\": []},")
                .append(" \"assignmentId\": ")
                .append(id)
                .append("}}");
    }

    private void picture(HttpExchange exchange) throws IOException {
        pictures.incrementAndGet();
        exchange.getResponseHeaders().set("Content-Type", "image/jpeg");
        exchange.sendResponseHeaders(200, picture.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(picture);
        }
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    private static int number(HttpExchange exchange, String name, int otherwise) {
        for (String pair : String.valueOf(exchange.getRequestURI().getQuery()).split("&")) {
            if (pair.startsWith(name + "=")) {
                return Integer.parseInt(pair.substring(name.length() + 1));
            }
        }
        return otherwise;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
