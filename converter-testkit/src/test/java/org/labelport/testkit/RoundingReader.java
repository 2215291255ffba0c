package org.labelport.testkit;

import org.labelport.target.ProvidesTarget;

/** Reads whole pixels only. */
@ProvidesTarget(target = "boxlist", title = "Box list, rounded", data__types = "image")
final class RoundingReader extends ReferenceReader {

    @Override
    double number(String cell) {
        return Math.round(super.number(cell));
    }
}
