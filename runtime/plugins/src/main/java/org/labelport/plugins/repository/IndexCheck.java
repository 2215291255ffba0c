package org.labelport.plugins.repository;

import java.util.Optional;
import org.labelport.plugin.PluginException;

/** Decides whether an index may be used, from its signature. Called before the index is parsed. */
@FunctionalInterface
public interface IndexCheck {

    /**
     * Returns when the index may be used.
     *
     * @param address of the index, for messages
     * @param index its bytes
     * @param signature the bytes of the {@code .sig} file beside it; empty when there is none
     * @throws PluginException when it may not
     */
    void check(String address, byte[] index, Optional<byte[]> signature) throws PluginException;
}
