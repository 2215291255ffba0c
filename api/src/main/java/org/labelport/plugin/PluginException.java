package org.labelport.plugin;

import org.labelport.report.ExportException;

/**
 * A change of plug-ins that was not made. What served before serves still. The message is one line: what, where, what to do;
 * the code is one of {@code plugin.*}.
 */
public class PluginException extends ExportException {

    private static final long serialVersionUID = 1L;

    /** @param code stable name of the kind of refusal, such as {@code plugin.unsigned} */
    public PluginException(String code, String message) {
        super(code, message);
    }

    /** As the other, with the failure that led to it. */
    public PluginException(String code, String message, Throwable cause) {
        super(code, message, cause);
    }
}
