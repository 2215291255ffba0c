package org.labelport.engine.media;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.labelport.engine.media.NetworkSettings.Check;
import org.labelport.model.Blob;
import org.labelport.model.Item;

/** Files that end with their connection. */
class UnsureFilesTest extends PreparedItemsFixture {

    private ServerSocket listener;

    @BeforeEach
    void listen() throws IOException {
        listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::answer, "closing-server");
        thread.setDaemon(true);
        thread.start();
    }

    @AfterEach
    void stop() throws IOException {
        listener.close();
    }

    @Test
    void filesWhoseEndNobodyToldAreCounted() throws Exception {
        assertEquals(
                Optional.of("a file came whose length the server did not give, such as " + at("/a.png")
                        + ": a connection that was cut looks like the end of a file. Look whether it is whole, and have the"
                        + " server send Content-Length"),
                warning(NETWORK, item(0, at("/a.png?sig=secret"))));
        assertEquals(
                Optional.of("2 files came whose length the server did not give, such as " + at("/a.png")
                        + ": a connection that was cut looks like the end of a file. Look whether they are whole, and have"
                        + " the server send Content-Length"),
                warning(NETWORK, item(0, at("/b.png")), item(1, at("/a.png"))));
    }

    @Test
    void sizeAndChecksumAreWordEnough() throws Exception {
        Blob unknown = Blob.at(at("/a.png"), Blob.UNKNOWN_SIZE);
        Blob sized = Blob.at(at("/a.png"), PICTURE.length);
        NetworkSettings unchecked = new NetworkSettings(NETWORK.http(), 2, 10_000, EnumSet.noneOf(Check.class));

        assertEquals(Optional.empty(), warning(NETWORK, item(0, sized)));
        assertEquals(Optional.empty(), warning(NETWORK, item(0, unknown.withChecksum(md5()))));
        assertEquals(Optional.empty(), warning(NETWORK, item(0, server.file("/a.png", PICTURE))));
        assertTrue(warning(unchecked, item(0, sized.withChecksum(md5()))).isPresent());
    }

    private Optional<String> warning(NetworkSettings network, Item... items) throws Exception {
        try (PreparedItems prepared = prepared(new ScriptedSource(List.of(items)), FILES, network)) {
            for (int i = 0; i < items.length; i++) {
                assertArrayEquals(PICTURE, content(prepared.next(() -> {}).orElseThrow()));
            }
            return prepared.unsureFiles();
        }
    }

    private static String md5() throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(PICTURE));
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort() + path);
    }

    private void answer() {
        while (!listener.isClosed()) {
            try (Socket socket = listener.accept();
                    OutputStream out = socket.getOutputStream()) {
                BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
                while (!in.readLine().isEmpty()) {
                    continue;
                }
                out.write("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n".getBytes(US_ASCII));
                out.write(PICTURE);
            } catch (IOException e) {
                continue; // the next one, or closed
            }
        }
    }
}
