package org.labelport.synapse.results;

import org.labelport.synapse.json.JsonFormatException;

/** What was read is JSON as far as that goes, and something else than a page of results. */
final class NoPageException extends JsonFormatException {

    private static final long serialVersionUID = 1L;

    NoPageException() {
        super("it is no page of results: an object with a list 'results' is expected");
    }
}
