package org.labelport.synapse.results;

import org.labelport.synapse.json.JsonFormatException;

/** Says that what was read is JSON, as far as it goes, but not a page of results. */
final class NoPageException extends JsonFormatException {

    private static final long serialVersionUID = 1L;

    NoPageException() {
        super("it is not a page of results: an object with a list 'results' is expected");
    }
}
