package org.labelport.engine.media;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.labelport.model.Blob;
import org.labelport.model.Item;

/** Addresses that expire before their file is fetched. */
class ExpiredAddressesTest extends PreparedItemsFixture {

    @ParameterizedTest
    @CsvSource({"403, ''", "401, ''", "403, ?sig=1", "404, ?sig=1", "400, ?sig=1"})
    void expiredAddressIsAskedForOnceMore(int status, String query) throws Exception {
        server.failure("/old", status, "<Error>expired</Error>");
        URI fresh = server.file("/new", PICTURE);
        URI old = server.at("/old" + query);
        ScriptedSource source = new ScriptedSource(List.of(item(0, old))).fresh(old, fresh);

        Item prepared = all(source, FILES, NETWORK).get(0);

        assertArrayEquals(PICTURE, content(prepared));
        assertEquals(List.of("i0 /old"), source.refreshed());
    }

    @Test
    void missingFileWithoutASignatureIsMissing() throws Exception {
        ScriptedSource source = new ScriptedSource(List.of(item(0, server.at("/gone"))));

        assertEquals("media.status", failure(all(source, FILES, NETWORK).get(0)).code());
        assertEquals(List.of(), source.refreshed());
    }

    @Test
    void addressThatHasExpiredForGoodIsAFailure() throws Exception {
        URI old = server.failure("/old", 403, "expired");
        URI older = server.failure("/older", 403, "expired");
        ScriptedSource source =
                new ScriptedSource(List.of(item(0, old))).fresh(old, older).fresh(older, old);

        Blob.Failure failure = failure(all(source, FILES, NETWORK).get(0));

        assertEquals("media.status", failure.code());
        assertEquals(List.of("/old", "/older"), server.requests());
        assertEquals(List.of("i0 /old"), source.refreshed(), "not again and again");
    }

    @Test
    void newAddressMustBeOneOfTheWeb() throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), "secret");
        URI old = server.failure("/old", 403, "expired");
        ScriptedSource source = new ScriptedSource(List.of(item(0, old))).fresh(old, secret.toUri());

        assertEquals("media.status", failure(all(source, FILES, NETWORK).get(0)).code());
    }
}
