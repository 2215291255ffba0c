package org.labelport.engine.media;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.labelport.model.Blob;

class SilentHostsTest {

    private static final Blob.Failure UNKNOWN = new Blob.Failure("media.connection", "the host is unknown. Check it.");

    private final List<String> told = new ArrayList<>();
    private final SilentHosts hosts = new SilentHosts(told::add);

    private void failures(String host, int count) {
        for (int i = 0; i < count; i++) {
            hosts.failed(URI.create("https://" + host + "/" + i + ".jpg?sig=secret"), UNKNOWN);
        }
    }

    @Test
    void aHostThatGivesNothingIsToldOfOnce() {
        failures("CDN.example", 15);
        assertEquals(List.of(), told);
        failures("cdn.example", 100);
        assertEquals(
                List.of(
                        "none of the first 16 files came that cdn.example was asked for, the last for this reason: the host is"
                                + " unknown. Check it. As long as the host answers nothing, the others fail for this reason, too,"
                                + " soon without being asked for"),
                told);
    }

    @Test
    void aHostThatAnswersIsAskedForAll() {
        for (int i = 0; i < 100; i++) {
            hosts.failed(URI.create("https://cdn.example/" + i), new Blob.Failure("media.status", "answered 403."));
        }
        assertEquals(
                List.of(
                        "none of the first 16 files came that cdn.example was asked for, the last for this reason: answered"
                                + " 403. All others are asked for, too, which may take long: stop the run when they cannot come"),
                told);
    }

    @Test
    void aHostThatHasGivenAFileIsNot() {
        failures("cdn.example", 3);
        hosts.came(URI.create("https://cdn.example/a.jpg"));
        failures("cdn.example", 100);
        assertEquals(List.of(), told);
    }

    @Test
    void hostsAreToldApartAndNotWithoutEnd() {
        for (int i = 0; i < 3000; i++) {
            failures("h" + i + ".example", 1);
        }
        failures("h7.example", 15);
        failures("h2999.example", 100);
        assertEquals(1, told.size());
    }
}
