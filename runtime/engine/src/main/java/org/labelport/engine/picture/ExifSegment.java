package org.labelport.engine.picture;

import com.drew.imaging.jpeg.JpegSegmentMetadataReader;
import com.drew.imaging.jpeg.JpegSegmentType;
import com.drew.metadata.Metadata;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Reads the orientation out of the EXIF segment of a JPEG. */
final class ExifSegment implements JpegSegmentMetadataReader {

    private static final byte[] PREAMBLE = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);

    private int orientation = PictureSize.UPRIGHT;

    /** The orientation, once the segments have been read. */
    int orientation() {
        return orientation;
    }

    /** EXIF data without the prefix that precedes it in JPEGs and in some other files. */
    static ByteBuffer exif(byte[] segment) {
        ByteBuffer data = ByteBuffer.wrap(segment);
        return isExif(segment) ? data.position(PREAMBLE.length) : data;
    }

    @Override
    public Iterable<JpegSegmentType> getSegmentTypes() {
        return List.of(JpegSegmentType.APP1);
    }

    @Override
    public void readJpegSegments(Iterable<byte[]> segments, Metadata metadata, JpegSegmentType type) {
        for (byte[] segment : segments) {
            if (isExif(segment)) {
                orientation = TiffDirectory.orientation(exif(segment));
                return;
            }
        }
    }

    private static boolean isExif(byte[] segment) {
        return segment.length > PREAMBLE.length
                && Arrays.equals(segment, 0, PREAMBLE.length, PREAMBLE, 0, PREAMBLE.length);
    }
}
