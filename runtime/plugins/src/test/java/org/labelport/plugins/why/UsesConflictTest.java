package org.labelport.plugins.why;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.apache.felix.utils.resource.ResourceImpl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.labelport.plugin.Reason;

class UsesConflictTest {

    @RegisterExtension
    static final LiveFramework FRAMEWORK = new LiveFramework();

    @Test
    void wordsOfAnotherResolverAreRepeated() {
        String message = "it is exposed to package 'org.acme.geo' twice\n\nChain 1:\nacme\n\nChain 2:\ndraw";

        Reason reason = new UsesConflict(FRAMEWORK.context(), new ResourceImpl()).reason(message);

        assertEquals("unresolved", reason.code());
        assertEquals(
                "does not resolve: it is exposed to package 'org.acme.geo' twice  Chain 1: acme  Chain 2: draw",
                reason.text());
    }
}
