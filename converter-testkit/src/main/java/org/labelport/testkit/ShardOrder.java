package org.labelport.testkit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** In which order the items of several shards are written. Items of one shard always follow one another in time. */
enum ShardOrder {
    /** The last shard is written and done first. */
    REVERSED {
        @Override
        List<Long> items(int items, int shardItems) {
            List<Integer> shards = shards(items, shardItems);
            Collections.reverse(shards);
            return oneByOne(shards, items, shardItems);
        }
    },
    /** Shards are written and done in a random order, the same at every run. */
    SHUFFLED {
        @Override
        List<Long> items(int items, int shardItems) {
            List<Integer> shards = shards(items, shardItems);
            Collections.shuffle(shards, new Random(20_260_101));
            return oneByOne(shards, items, shardItems);
        }
    },
    /** Every shard writes one item in turn, the last shard first. */
    INTERLEAVED {
        @Override
        List<Long> items(int items, int shardItems) {
            List<Integer> shards = shards(items, shardItems);
            Collections.reverse(shards);
            List<Long> order = new ArrayList<>();
            for (int place = 0; place < shardItems; place++) {
                for (int shard : shards) {
                    addItem(shard, place, items, shardItems, order);
                }
            }
            return order;
        }
    };

    /** The numbers of all items in the order in which they are written. */
    abstract List<Long> items(int items, int shardItems);

    private static List<Integer> shards(int items, int shardItems) {
        int shards = (items + shardItems - 1) / shardItems;
        return new ArrayList<>(IntStream.range(0, shards).boxed().toList());
    }

    private static List<Long> oneByOne(List<Integer> shards, int items, int shardItems) {
        List<Long> order = new ArrayList<>();
        for (int shard : shards) {
            for (int place = 0; place < shardItems; place++) {
                addItem(shard, place, items, shardItems, order);
            }
        }
        return order;
    }

    private static void addItem(int shard, int place, int items, int shardItems, List<Long> order) {
        long number = (long) shard * shardItems + place;
        if (number < items) {
            order.add(number);
        }
    }
}
