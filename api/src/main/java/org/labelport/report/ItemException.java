package org.labelport.report;

import static java.util.Objects.requireNonNull;

/**
 * Says that one item cannot be exported. The run records this as an error of the item and goes on or stops, according
 * to its policy; nothing of the item is written.
 */
public class ItemException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String code;

    /**
     * @param code stable name of the kind of failure
     * @param message what is wrong and what to do, without the item's id, which the run adds
     */
    public ItemException(String code, String message) {
        super(message);
        this.code = requireNonNull(code, "code");
    }

    /** As the other, with the failure that led to it. */
    public ItemException(String code, String message, Throwable cause) {
        super(message, cause);
        this.code = requireNonNull(code, "code");
    }

    /** The kind of failure, such as {@code image.size-unknown}, for programs and for search. */
    public String code() {
        return code;
    }
}
