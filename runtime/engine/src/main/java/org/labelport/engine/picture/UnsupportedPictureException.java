package org.labelport.engine.picture;

/** A picture that cannot be decoded, or not be encoded as it should be. */
public final class UnsupportedPictureException extends Exception {

    private static final long serialVersionUID = 1L;

    UnsupportedPictureException(String message) {
        super(message);
    }

    UnsupportedPictureException(String message, Throwable cause) {
        super(message, cause);
    }
}
