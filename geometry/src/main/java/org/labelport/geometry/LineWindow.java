package org.labelport.geometry;

/** An area of lines and places; both ends are not included. */
record LineWindow(int firstLine, int endLine, int firstPlace, int endPlace) {

    static final LineWindow EMPTY = new LineWindow(0, 0, 0, 0);

    long lines() {
        return (long) endLine - firstLine;
    }

    long length() {
        return (long) endPlace - firstPlace;
    }

    LineWindow intersection(LineWindow other) {
        LineWindow both = new LineWindow(
                Math.max(firstLine, other.firstLine),
                Math.min(endLine, other.endLine),
                Math.max(firstPlace, other.firstPlace),
                Math.min(endPlace, other.endPlace));
        return both.lines() > 0 && both.length() > 0 ? both : EMPTY;
    }

    boolean contains(LineWindow other) {
        return other.firstLine >= firstLine
                && other.endLine <= endLine
                && other.firstPlace >= firstPlace
                && other.endPlace <= endPlace;
    }
}
