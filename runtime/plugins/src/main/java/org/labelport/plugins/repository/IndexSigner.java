package org.labelport.plugins.repository;

import org.labelport.plugin.PluginException;

/** Makes the detached signature of an index. */
@FunctionalInterface
public interface IndexSigner {

    /**
     * Signs an index.
     *
     * @param index its bytes
     * @return what is written beside it
     * @throws PluginException when the key cannot be used
     */
    byte[] sign(byte[] index) throws PluginException;
}
