package org.labelport.engine.media;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileKeyTest {

    @ParameterizedTest
    @CsvSource({
        "https://b.s3.amazonaws.com/a.png?v=2&X-Amz-Date=1&X-Amz-Expires=9&X-Amz-Signature=5f",
        "https://b.s3.amazonaws.com/a.png?AWSAccessKeyId=A&v=2&Expires=9&Signature=x%3D",
        "https://storage.googleapis.com/b/a.png?v=2&GoogleAccessId=a&Expires=9&Signature=x",
        "https://d.cloudfront.net/a.png?v=2&Policy=p&Signature=x&Key-Pair-Id=K",
        "https://a.blob.core.windows.net/c/a.png?v=2&sv=2022-11-02&st=1&se=9&sr=b&sp=r&sig=x",
    })
    void whatAStorageSignsWithIsNoPartOfTheAddress(URI address) {
        assertEquals(
                URI.create(address.toString().replaceFirst("\\?.*", "") + "?v=2"),
                URI.create(FileKey.address(address)));
    }

    @ParameterizedTest
    @CsvSource({
        "https://host/frame?st=1",
        "https://host/slide?sp=2&sr=7",
        "https://host/file?policy=a",
        "https://host/scan.png?x-goog-series=3",
        "https://host/a.png?expires=9&token=t",
    })
    void addressWithoutASignatureIsWhole(URI address) {
        assertEquals(address.toString(), FileKey.address(address));
    }
}
