package org.labelport.voc.verify;

import org.labelport.model.Taxonomy;

/**
 * The classes that objects may have.
 *
 * @param file that lists them
 * @param otherwise what becomes of objects of other classes
 */
record DeclaredClasses(Taxonomy taxonomy, String file, String otherwise) {

    boolean contain(String name) {
        return taxonomy.indexOf(name).isPresent();
    }
}
