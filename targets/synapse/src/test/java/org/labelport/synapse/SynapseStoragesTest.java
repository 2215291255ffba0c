package org.labelport.synapse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.labelport.storage.StorageEntry;

class SynapseStoragesTest {

    @Test
    void storagesAreAskedForWithTheirConfiguration() throws Exception {
        try (FakePlatform platform = new FakePlatform()) {
            platform.on("/storages/1/?with_configuration=True", platform.example("rest-storage.json"));
            SynapseStorages storages = new SynapseStorages(TestSettings.of(platform), Reading.limits());

            StorageEntry entry = storages.find(1).orElseThrow();

            assertEquals("amazon_s3", entry.provider());
            assertEquals("bucket", entry.configuration().get("bucket_name"));
            assertTrue(entry.configuration().containsKey("endpoint_url"));
            assertEquals(Optional.empty(), storages.find(2));
        }
    }

    @Test
    void failuresAreSaidWithoutSecrets() throws Exception {
        try (FakePlatform platform = new FakePlatform()) {
            platform.on("/storages/1/?with_configuration=True", FakePlatform.status(403, "{\"detail\": \"No.\"}"));
            SynapseStorages storages = new SynapseStorages(TestSettings.of(platform), Reading.limits());

            IOException failure = assertThrows(IOException.class, () -> storages.find(1));

            assertTrue(failure.getMessage().startsWith("storage 1 cannot be read. "), failure.getMessage());
            Reading.assertNoTokens(failure);

            platform.on("/storages/1/?with_configuration=True", platform.json("{\"secret_key\": \"example-secret\""));
            IOException broken = assertThrows(IOException.class, () -> storages.find(1));
            assertFalse(broken.getMessage().contains("example-secret"), broken.getMessage());
        }
    }

    @Test
    void nobodyIsAskedUnlessThePlatformIsSet() throws Exception {
        assertEquals(Optional.empty(), new SynapseStorages(new TestSettings(), Reading.limits()).find(1));
    }
}
