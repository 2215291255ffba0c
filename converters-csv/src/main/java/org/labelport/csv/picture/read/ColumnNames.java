package org.labelport.csv.picture.read;

import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Finds columns by the names in a header, whatever their case and what stands between their words. */
public final class ColumnNames {

    /** The name of a column of pictures that holds numbers of frames in other tables. */
    public static final String FRAME = "frame";

    /** Names of a column of pictures. */
    public static final List<String> PICTURE = List.of(
            "filename",
            "image",
            "file",
            "imagename",
            "imagepath",
            "imgpath",
            "filepath",
            "path",
            "imageid",
            "imagefile",
            "imagefilename",
            "imgname",
            "img",
            "imgid",
            "imgfile",
            "imgfilename",
            "fname",
            "photo",
            "picture",
            FRAME);

    /** Names of a column of classes. */
    public static final List<String> CATEGORY = List.of(
            "class", "label", "classname", "labelname", "name", "category", "categoryname", "classid", "categoryid");

    /** What pandas calls a column without a name when it reads a table and writes it again. */
    private static final Pattern UNNAMED = Pattern.compile("(Unnamed: \\d+)?");

    /** Prefix of the names of corners in tables of traffic signs. */
    private static final String REGION = "roi.";

    private final List<String> header;
    private final List<String> names;

    public ColumnNames(List<String> header) {
        this.header = List.copyOf(header);
        this.names = header.stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT).replaceAll("[_ -]", ""))
                .map(name -> name.startsWith(REGION) ? name.substring(REGION.length()) : name)
                .toList();
    }

    /**
     * Returns the index of the first wanted name that exists, from 0; -1 when there is none.
     *
     * @param wanted in lower case, without blanks, hyphens and underscores
     */
    public int first(List<String> wanted) {
        return wanted.stream()
                .mapToInt(names::indexOf)
                .filter(index -> index >= 0)
                .findFirst()
                .orElse(-1);
    }

    /** Returns a column's name as {@link #first} compares it; empty for -1. */
    public String name(int column) {
        return column < 0 ? "" : names.get(column);
    }

    /** Whether a column has a name, which it has not if pandas writes the number of the row there. */
    public static boolean isName(String header) {
        return !UNNAMED.matcher(header.strip()).matches();
    }

    /** Returns the names of all columns that are not known, by their indices. Those without a name are left out. */
    public SortedMap<Integer, String> others(Collection<Integer> known) {
        Set<String> seen = new HashSet<>();
        SortedMap<Integer, String> others = new TreeMap<>();
        for (int place = 0; place < header.size(); place++) {
            String name = header.get(place).strip();
            if (!known.contains(place) && isName(name)) {
                others.put(place, seen.add(name) ? name : name + "__" + (place + 1));
            }
        }
        return Collections.unmodifiableSortedMap(others);
    }
}
