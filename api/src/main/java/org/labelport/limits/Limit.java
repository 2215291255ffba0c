package org.labelport.limits;

/** A limit that the operator may change: a key of {@code limits.json}, which error messages name. */
public enum Limit {

    /** How much memory one item takes with all its annotations. */
    ITEM_MEGABYTES("itemMegabytes", 512, 1, 2000, "MB an item may have with its annotations"),

    /** How many annotations one item has. */
    ANNOTATIONS_PER_ITEM("annotationsPerItem", 1_000_000, 1, 100_000_000, "annotations an item may have"),

    /** How many points one shape has, those of its holes included. */
    POINTS_PER_SHAPE("pointsPerShape", 5_000_000, 3, 100_000_000, "points a shape may have"),

    /** How many pixels the box of one mask has. */
    MASK_PIXELS("maskPixels", 1L << 30, 1, Integer.MAX_VALUE, "pixels the box of a mask may have"),

    /** How many runs one mask, or set of points, has. */
    MASK_RUNS("maskRuns", 50_000_000, 1, 500_000_000, "runs a mask may have"),

    /** How long a side of a labelled picture, or of the box of a mask, is. */
    PICTURE_SIDE("pictureSide", 1 << 20, 1, 1 << 24, "pixels a side of a picture or mask may have"),

    /** How many pixels a picture has that is decoded for a preview or whose pixels are labels. */
    PICTURE_PIXELS("picturePixels", 1 << 28, 1, 1 << 30, "pixels a picture may have that is decoded or painted"),

    /** How much of a picture's file is looked at for its size. */
    HEADER_MEGABYTES("pictureHeaderMegabytes", 16, 1, 1024, "MB of a picture in which its size is looked for"),

    /** How deep objects and arrays of JSON are nested. */
    JSON_DEPTH("jsonDepth", 500, 8, 1000, "levels that JSON may have"),

    /** How long a text in JSON is. */
    JSON_TEXT("jsonTextCharacters", 100_000_000, 1000, 1_000_000_000, "characters a text in JSON may have"),

    /** How long a number in JSON is. */
    JSON_DIGITS("jsonNumberDigits", 4300, 20, 100_000, "digits a number in JSON may have"),

    /** How many values of any kind a piece of JSON has that is read as a whole. */
    JSON_VALUES("jsonValues", 4_000_000, 1000, 1_000_000_000, "values JSON may have that is read as a whole"),

    /** How many values a task of Label Studio has, whose masks are lists of numbers. */
    TASK_VALUES("taskValues", 50_000_000, 1000, 1_000_000_000, "values a task may have"),

    /** How long a line of a text file is. */
    LINE("lineCharacters", 1 << 26, 1000, 1_000_000_000, "characters a line may have"),

    /** How long a record of CSV is, of all its lines. */
    CSV_RECORD("csvRecordCharacters", 1 << 26, 1 << 16, 1_000_000_000, "characters a record of CSV may have"),

    /** How deep elements of XML are nested. */
    XML_DEPTH("xmlDepth", 1000, 8, 100_000, "levels that XML may have"),

    /** How long a tag, or the text between two tags, of XML is. */
    XML_TAG("xmlTagCharacters", 1 << 26, 1 << 16, 1_000_000_000, "characters a tag or text of XML may have"),

    /** How large the file of one picture's labels is. */
    LABELS_MEGABYTES("labelsMegabytes", 256, 1, 1024, "MB the label file of a picture may have"),

    /** How large a YAML file is. */
    YAML_MEGABYTES("yamlMegabytes", 16, 1, 256, "MB a YAML file may have"),

    /** How deep lists and mappings of YAML are nested. */
    YAML_DEPTH("yamlDepth", 20, 4, 200, "levels that YAML may have"),

    /** How deep objects and arrays are nested in a page of the platform, which is only cut into records. */
    PAGE_DEPTH("pageDepth", 100_000, 8, 1_000_000, "levels that a page of the platform may have"),

    /** How deep folders are nested below a folder that is walked. */
    FOLDER_DEPTH("folderDepth", 100, 1, 1000, "folders that may lie in each other"),

    /** How many items that were read ahead wait for their turn at once, those that wait for the network included. */
    WAITING_ITEMS("waitingItems", 64, 1, 10_000, "items that wait for their turn at once"),

    /** How much memory items take while they wait for their turn; a single item may take more. */
    WAITING_MEGABYTES("waitingMegabytes", 8, 1, 2000, "MB that items take which wait for their turn"),

    /** How many files and connections a run has open at once. */
    OPEN_FILES("openFiles", 4000, 64, 1_000_000, "files and connections a run may have open"),

    /** How many files the jar of a plug-in has. */
    ARCHIVE_ENTRIES("archiveEntries", 50_000, 1, 1_000_000, "files the jar of a plug-in may hold"),

    /** How much room the files of a plug-in's jar take once they are unpacked. */
    ARCHIVE_MEGABYTES("archiveMegabytes", 2048, 1, 1 << 20, "MB the jar of a plug-in may have when it is unpacked"),

    /** How many times larger the files of an archive, or of a plug-in's jar, are once they are unpacked. */
    ARCHIVE_RATIO("archiveRatio", 200, 2, 100_000, "times larger an archive may become when it is unpacked"),

    /** How many threads write, at most. */
    THREADS("threads", 256, 1, 10_000, "threads that a run may ask for"),

    /** How large the log of one run becomes. */
    LOG_MEGABYTES("logMegabytes", 256, 1, 1 << 20, "MB the log of a run may have"),

    /** How many runs keep their logs. */
    KEPT_LOGS("keptLogs", 100, 1, 100_000, "runs whose logs are kept");

    private final String key;
    private final long usual;
    private final long least;
    private final long most;
    private final String meaning;

    Limit(String key, long usual, long least, long most, String meaning) {
        this.key = key;
        this.usual = usual;
        this.least = least;
        this.most = most;
        this.meaning = meaning;
    }

    /** Its name in {@code limits.json}. */
    public String key() {
        return key;
    }

    /** The code of the error of an item that exceeds the limit. Readers of files have codes of their own. */
    public String code() {
        return "limit." + key;
    }

    /** The default, which holds when the operator has set nothing. */
    public long usual() {
        return usual;
    }

    /** The smallest value that the operator may set. */
    public long least() {
        return least;
    }

    /** The largest value that the operator may set. */
    public long most() {
        return most;
    }

    /** What it counts, to be put after a number. */
    public String meaning() {
        return meaning;
    }
}
