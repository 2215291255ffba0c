package org.labelport.engine.media;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.labelport.model.Blob;
import org.labelport.model.Item;
import org.labelport.model.Media;

/** What a server answers with, and is not the file. */
class RefusedBodiesTest extends PreparedItemsFixture {

    @Test
    void errorBodyIsNotStoredAndOtherItemsGoOn() throws Exception {
        List<Item> items = List.of(
                item(0, server.file("/0", PICTURE)),
                item(1, server.failure("/1", 403, "<Error><Code>AccessDenied</Code></Error>")),
                item(2, server.file("/2", PICTURE)));
        ScriptedSource source = new ScriptedSource(items);

        List<Item> prepared = all(source, FILES, NETWORK);

        assertEquals("media.status", failure(prepared.get(1)).code());
        assertTrue(
                failure(prepared.get(1)).message().startsWith("GET " + server.at("/1") + ": the server answered 403."),
                failure(prepared.get(1)).message());
        assertEquals(List.of("i1 /1"), source.refreshed());
        assertEquals(prepared, source.completed(), "the item that failed is completed too, in its place");
        assertArrayEquals(PICTURE, content(prepared.get(2)));
        assertEquals(2, filesLeft());
    }

    @ParameterizedTest
    @CsvSource({
        "a.png, text/html, '<!DOCTYPE html><p>sign in', media.not-media",
        "a.png, image/png, '\uFEFF \n<HTML lang=en>', media.not-media",
        "a.png, text/html, sorry, media.not-media",
        "a.mp4, application/xml, '<?xml version=\"1.0\"?><Error/>', media.not-media",
        "a.pcd, '', '<Error><Code>NoSuchKey</Code></Error>', media.not-media",
        "a, '', '<html>', media.not-media",
        "a.jpg, application/json, '{\"error\": 1}', media.not-media",
        "a.jpg, '', '{\"error\": 1}', media.not-media",
        "a.mp4, application/octet-stream, ' [{\"error\": 1}]', media.not-media",
        "a.json, text/html, '<html>', media.not-media",
        "a.txt, text/html, '<html>', media.not-media",
        "a.png, image/png, '', media.empty",
        "a.html, text/html, '<html>', ",
        "a.svg, image/svg+xml, '<?xml version=\"1.0\"?><svg/>', ",
        "a.kml, text/html, '<?xml version=\"1.0\"?><kml/>', ",
        "a.json, application/json, '{}', ",
        "a.bin, application/octet-stream, '{\"error\": 1}', ",
        "a.txt, text/plain, '<html> is a tag', ",
        "a.pcd, text/plain, '# .PCD v0.7', "
    })
    void bodyThatIsNotTheFileIsNotStored(String name, String type, String body, String code) throws Exception {
        byte[] content = body.getBytes(UTF_8);
        URI address = server.on("/" + name, exchange -> {
            if (!type.isEmpty()) {
                exchange.getResponseHeaders().set("Content-Type", type);
            }
            server.send(exchange, 200, content, content.length);
        });
        Blob blob = Blob.at(address, Blob.UNKNOWN_SIZE);

        Item prepared = only(Item.of("i", name, new Media.Video(blob, 1, 1, 1, 1, 1), List.of()));

        Blob.Failure none = new Blob.Failure("", "");
        assertEquals(
                code == null ? "" : code,
                prepared.media().blob().failure().orElse(none).code());
        assertEquals(code == null ? 1 : 0, filesLeft());
    }

    @Test
    void pictureThatIsCalledHtmlIsAPicture() throws Exception {
        URI address = server.on("/a.png", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            server.send(exchange, 200, PICTURE, PICTURE.length);
        });

        assertArrayEquals(PICTURE, content(only(item(0, address))));
    }

    @Test
    void compressedFileIsRefusedUnlessItsNameSaysSo() throws Exception {
        byte[] gzip = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0};
        for (String name : List.of("/a.png", "/scan.nii.gz")) {
            server.on(name, exchange -> {
                exchange.getResponseHeaders().set("Content-Encoding", "gzip");
                server.send(exchange, 200, gzip, gzip.length);
            });
        }

        assertEquals(
                "media.encoded", failure(only(item(0, server.at("/a.png")))).code());
        Item scan = Item.of(
                "i", "scan.nii.gz", new Media.Pages(Blob.at(server.at("/scan.nii.gz"), -1), List.of()), List.of());
        assertArrayEquals(gzip, content(only(scan)));
    }

    @Test
    void sizeAndChecksumMustBeThoseThatTheSourceSays() throws Exception {
        byte[] content = "content".getBytes(UTF_8);
        URI address = server.file("/a.png", content);
        String md5 = "9a0364b9e99bb480dd25e1f0284c8555";
        String sha1 = "040f06fd774092478d450774f5ba30c5da78acc8";
        String sha256 = "ed7002b439e9ac845f22357d822bac1444730fbdb6016d3ec9432297b9ec9f73";
        for (String right :
                List.of(md5, sha1, sha256, "md5:" + md5, "SHA-256:" + sha256, "\"etag-2\"", "md5:" + sha1)) {
            Item prepared = only(item(0, Blob.at(address, 7).withChecksum(right)));
            assertEquals(Optional.empty(), prepared.media().blob().failure(), right);
        }
        String wrong = md5.replace('9', '8');
        Blob.Failure checksum = failure(only(item(0, Blob.at(address, 7).withChecksum(wrong))));
        Blob.Failure size = failure(only(item(0, Blob.at(address, 8))));

        assertEquals("media.checksum", checksum.code());
        assertTrue(checksum.message().contains(md5) && checksum.message().contains(wrong), checksum.message());
        assertEquals("media.size", size.code());
        assertTrue(size.message().contains("has 7 bytes, its source says 8."), size.message());
        NetworkSettings unchecked = new NetworkSettings(NETWORK.http(), 1, 1000, Set.of());
        assertArrayEquals(content, content(only(item(0, Blob.at(address, 8).withChecksum(wrong)), FILES, unchecked)));
    }

    @Test
    void emptyFileIsFineWhereItIsSaidToBeEmpty() throws Exception {
        URI address = server.file("/empty", new byte[0]);

        assertEquals(
                Optional.empty(),
                only(item(0, Blob.at(address, 0))).media().blob().failure());
        Item text = Item.of("t", "a.txt", new Media.Text("", Blob.at(address, -1)), List.of());
        assertEquals(Optional.empty(), only(text).media().blob().failure());
    }
}
