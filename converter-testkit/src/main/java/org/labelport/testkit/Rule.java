package org.labelport.testkit;

/** The rules of the contract in one sentence each, and where they are explained; part of every failure's message. */
enum Rule {
    DESCRIPTOR("a format describes itself completely", "org.labelport.convert.ProvidesFormat"),
    SAMPLE(
            "with its default options a format writes small, ordinary items of all that it declares: a plug-in that does"
                    + " not is not installed",
            "org.labelport.convert.Converter"),
    EMPTY("a data set without items is a valid data set", "org.labelport.convert.ConversionPlan#finish"),
    GOLDEN("bytes change only on purpose", "the guide \"Write a format\", Test"),
    SHARDS(
            "where a shard begins and ends, and which is done first, must not show in the output: number by"
                    + " NumberedItem, keep no state over items, write shared files as parts, use no clock and no hash order",
            "org.labelport.convert.ConversionPlan#openShard"),
    ELSEWHERE(
            "the same data gives the same bytes on every machine: numbers by ByteText, texts with Locale.ROOT, times in a"
                    + " zone that is said, files by their names in the export",
            "the guide \"Write a format\", Test"),
    NUMBERS("numbers are plain decimals, as ByteText writes them", "org.labelport.output.ByteText#shortest"),
    LEFTOVERS(
            "a format starts no threads, and a source closes what it has opened",
            "org.labelport.target.ItemSource#close"),
    NAMES(
            "names come from data and are hostile: every output name comes from FileNames, every text is escaped",
            "org.labelport.convert.FileNames"),
    ITEM_TRANSACTION(
            "when write throws, nothing of the item remains in the export", "org.labelport.convert.ShardWriter#write"),
    ACCOUNTED(
            "every annotation is either declared as written or reported as dropped, and only what the descriptor lists"
                    + " is written",
            "org.labelport.convert.ShardWriter#write"),
    EMPTY_ITEM(
            "an item without annotations is in the export like any other", "org.labelport.convert.ShardWriter#write"),
    ABORT("a run that fails or is cancelled publishes nothing", "org.labelport.output.ShardOutput"),
    ROUND_TRIP("what was written can be read back", "org.labelport.target.TargetHandler"),
    REREADING(
            "what was written, read and written again does not change any more: a reader takes every text and number as"
                    + " it stands, and a writer leaves as it is what the format can hold",
            "org.labelport.target.TargetHandler"),
    HOSTILE_FILES(
            "files that hold anything give items, reported errors, or one refusal with a code; nothing outside the source"
                    + " is read",
            "org.labelport.target.TargetHandler"),
    BUNDLE(
            "manifest, component descriptions and META-INF/services are generated from the annotations on the class:"
                    + " build with bnd, and annotate with @Component and @ServiceProvider",
            "the guide \"Write a format\", Names and shapes"),
    LOSSES("a format declares every kind of loss that it may report", "org.labelport.convert.Converter#losses"),
    VERIFIED(
            "a format's own verifier finds nothing that readers would reject or damage in what the format writes",
            "org.labelport.verify.Verifier"),
    OPTIONS("options are declared and checked before anything is written", "org.labelport.options.OptionSpec");

    private final String sentence;
    private final String place;

    Rule(String sentence, String place) {
        this.sentence = sentence;
        this.place = place;
    }

    /** What failed, then the rule. */
    String broken(String what) {
        return what + "\nRule: " + sentence + ". See " + place + ".";
    }

    /** A failure of the test. */
    AssertionError failure(String what) {
        return new AssertionError(broken(what));
    }

    /** Fails unless this holds. */
    void require(boolean holds, String otherwise) {
        if (!holds) {
            throw failure(otherwise);
        }
    }
}
