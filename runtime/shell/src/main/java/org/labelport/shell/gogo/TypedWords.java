package org.labelport.shell.gogo;

import java.util.List;
import org.apache.felix.gogo.runtime.Parser;
import org.apache.felix.gogo.runtime.SyntaxError;
import org.apache.felix.gogo.runtime.Token;

/**
 * Keeps words as they are typed. Gogo takes a word that can be read as a number for that number, and commands would get
 * another word: {@code 7} for {@code 007}, and {@code Infinity} for {@code 803413e01358}, which may be the id of a run.
 */
final class TypedWords {

    private TypedWords() {}

    /** A line with quotation marks around the words that Gogo would change. */
    static CharSequence kept(CharSequence line) {
        Parser parser = new Parser(line);
        try {
            parser.program();
        } catch (SyntaxError e) {
            return line; // running it says what is wrong
        }
        StringBuilder kept = new StringBuilder(line);
        List<Token> words = parser.tokens();
        for (int i = words.size() - 1; i >= 0; i--) {
            Token word = words.get(i);
            if (isChanged(word.toString())) {
                kept.insert(word.start() + word.length(), '\'').insert(word.start(), '\'');
            }
        }
        return kept;
    }

    private static boolean isChanged(String word) {
        try {
            return !word.equals(String.valueOf(Long.parseLong(word)));
        } catch (NumberFormatException whole) {
            try {
                return !word.equals(String.valueOf(Double.parseDouble(word)));
            } catch (NumberFormatException any) {
                return false;
            }
        }
    }
}
