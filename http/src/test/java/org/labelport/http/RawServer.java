package org.labelport.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A server on loopback that may answer anything: by default it serves one request a connection, then closes it. */
final class RawServer implements AutoCloseable {

    private final ServerSocket listener;
    private final Script script;
    private final boolean lasting;
    private final AtomicInteger requests = new AtomicInteger();
    private final CountDownLatch hungUp = new CountDownLatch(1);
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    RawServer(Script script) {
        this(script, false);
    }

    private RawServer(Script script, boolean lasting) {
        this.script = script;
        this.lasting = lasting;
        try {
            this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(this::accept);
    }

    /** Sends three bytes of nine, and then none until the client hangs up. */
    static RawServer stalledBody() {
        return new RawServer((request, out, untilHangUp) -> {
            RawServer.say(out, "HTTP/1.1 200 OK", "Content-Length: 9", "", "abc");
            untilHangUp.run();
        });
    }

    /** A server that goes on serving a connection until the client closes it. */
    static RawServer lasting(Script script) {
        return new RawServer(script, true);
    }

    /** Answers each request with these characters, and closes the connection. */
    static RawServer saying(String... lines) {
        return new RawServer((request, out, server) -> say(out, lines));
    }

    static void say(OutputStream out, String... lines) throws IOException {
        out.write(String.join("\r\n", lines).getBytes(ISO_8859_1));
        out.flush();
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort() + path);
    }

    int requests() {
        return requests.get();
    }

    /** Waits until a client hangs up while the script waits for that too. */
    boolean sawHangUp() throws InterruptedException {
        return hungUp.await(30, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : open) {
            socket.close();
        }
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                open.add(socket);
                start(() -> serve(socket));
            } catch (IOException e) {
                // Closed.
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            do {
                String head = head(in);
                if (head.isEmpty()) {
                    return;
                }
                requests.incrementAndGet();
                script.answer(head, socket.getOutputStream(), () -> awaitHangUp(in));
            } while (lasting);
        } catch (IOException e) {
            hungUp.countDown();
        } finally {
            open.remove(socket);
        }
    }

    /** Empty when the client has hung up. */
    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int c = in.read();
            if (c < 0) {
                return "";
            }
            head.append((char) c);
        }
        return head.toString();
    }

    private void awaitHangUp(InputStream in) {
        try {
            while (in.read() >= 0) {
                // A client that goes on sending has not hung up.
            }
        } catch (IOException e) {
            // Reset: hung up as well.
        }
        hungUp.countDown();
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "raw-server");
        thread.setDaemon(true);
        thread.start();
    }

    /** What the server does with a request, on a thread of its own. */
    interface Script {
        /** @param untilHangUp returns when the client has closed the connection */
        void answer(String request, OutputStream out, Runnable untilHangUp) throws IOException;
    }
}
