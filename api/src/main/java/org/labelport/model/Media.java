package org.labelport.model;

import java.util.List;
import java.util.Optional;

/** What an item shows. A width, height, count or duration of 0 means "not known yet". */
public sealed interface Media {

    /** The catalogue's name for this kind of media. */
    DataType dataType();

    /** The file behind the item; {@link Blob#ABSENT} where there is none. */
    Blob blob();

    /**
     * A picture.
     *
     * @param blob the picture's file
     * @param width of the displayed picture, in pixels
     * @param height of the displayed picture, in pixels
     * @param orientation EXIF orientation of the file, 1 to 8; 1 when the file is shown as stored. Width, height and all
     *     coordinates are those of the displayed picture whatever the value
     */
    record Image(Blob blob, int width, int height, int orientation) implements Media {

        private static final int FIRST_SIDEWAYS = 5;

        public Image {
            requireNotNegative("image size", width, height);
            if (orientation < 1 || orientation > 8) {
                throw new IllegalArgumentException("an EXIF orientation is 1 to 8, not " + orientation);
            }
        }

        /** A picture that is shown as stored. */
        public static Image of(Blob blob, int width, int height) {
            return new Image(blob, width, height, 1);
        }

        /** Whether both sides are known. */
        public boolean hasSize() {
            return width > 0 && height > 0;
        }

        /** Whether the picture is shown on its side, so that its file stores {@code height} columns. */
        public boolean isSideways() {
            return isSideways(orientation);
        }

        /**
         * Whether these are the sides of the stored pixels of a picture that is shown on its side: many programs write
         * these down, and not the sides that it is shown with.
         *
         * @param width in pixels
         * @param height in pixels
         */
        public boolean isStoredAs(double width, double height) {
            return isSideways() && this.width == height && this.height == width;
        }

        /**
         * Whether a picture with an EXIF orientation is shown on its side.
         *
         * @param orientation 1 to 8
         */
        public static boolean isSideways(int orientation) {
            return orientation >= FIRST_SIDEWAYS;
        }

        @Override
        public DataType dataType() {
            return DataType.IMAGE;
        }
    }

    /**
     * A document of several pictures (PDF, multi-page TIFF); annotations name the page by their index.
     *
     * @param blob the file of the whole document
     * @param pages in their order
     */
    record Pages(Blob blob, List<Image> pages) implements Media {

        public Pages {
            pages = List.copyOf(pages);
        }

        @Override
        public DataType dataType() {
            return DataType.IMAGE;
        }
    }

    /**
     * A film; annotations name the frame by their index.
     *
     * @param blob the film's file
     * @param width of a frame as it is displayed, in pixels
     * @param height of a frame as it is displayed, in pixels
     * @param frames number of frames
     * @param fpsNumerator frames per second as an exact fraction, e.g. 30000
     * @param fpsDenominator e.g. 1001; never 0
     */
    record Video(Blob blob, int width, int height, int frames, int fpsNumerator, int fpsDenominator) implements Media {

        public Video {
            requireNotNegative("video size, frames and rate", width, height, frames, fpsNumerator);
            if (fpsDenominator <= 0) {
                throw new IllegalArgumentException("fpsDenominator is 1 or more, not " + fpsDenominator);
            }
        }

        @Override
        public DataType dataType() {
            return DataType.VIDEO;
        }
    }

    /**
     * A recording.
     *
     * @param blob the recording's file
     * @param rate samples per second
     * @param channels number of channels
     * @param micros duration in microseconds
     */
    record Audio(Blob blob, int rate, int channels, long micros) implements Media {

        public Audio {
            requireNotNegative("audio rate, channels and duration", rate, channels, micros);
        }

        @Override
        public DataType dataType() {
            return DataType.AUDIO;
        }
    }

    /**
     * A text.
     *
     * @param text the whole text; offsets of spans count its UTF-16 units
     * @param blob the file the text came from
     */
    record Text(String text, Blob blob) implements Media {
        @Override
        public DataType dataType() {
            return DataType.TEXT;
        }
    }

    /**
     * A point cloud.
     *
     * @param blob the cloud's file
     * @param points number of points, in the file's order
     * @param pose of the sensor in the world
     * @param cameras pictures taken with the cloud
     */
    record PointCloud(Blob blob, int points, Optional<Pose> pose, List<Camera> cameras) implements Media {

        public PointCloud {
            requireNotNegative("number of points", points);
            cameras = List.copyOf(cameras);
        }

        @Override
        public DataType dataType() {
            return DataType.POINT_CLOUD;
        }
    }

    /**
     * A conversation with a language model.
     *
     * @param prompt the messages that were given; the answers are {@link Shape.Reply} annotations
     * @param tools JSON text of each tool that the model could call
     */
    record Chat(List<Message> prompt, List<String> tools) implements Media {

        public Chat {
            prompt = List.copyOf(prompt);
            tools = List.copyOf(tools);
        }

        @Override
        public Blob blob() {
            return Blob.ABSENT;
        }

        @Override
        public DataType dataType() {
            return DataType.PROMPT;
        }
    }

    private static void requireNotNegative(String what, long... numbers) {
        for (long number : numbers) {
            if (number < 0) {
                throw new IllegalArgumentException(what + " must be 0 or more, not " + number);
            }
        }
    }
}
