package org.labelport.dm.read;

import org.labelport.dm.document.DmCodes;

/** Thrown for geometry that the model cannot hold; the annotation is kept as it is. */
public final class GeometryException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String code;

    /** @param code one of {@link DmCodes} */
    GeometryException(String code, String message) {
        super(message);
        this.code = code;
    }

    static GeometryException missing(String what) {
        return new GeometryException(DmCodes.GEOMETRY_MISSING, what);
    }

    static GeometryException invalid(String what) {
        return new GeometryException(DmCodes.GEOMETRY_INVALID, what);
    }

    public String code() {
        return code;
    }
}
