package de.stellwerk.schemas.xml;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

/** Where a reader stands: the XPath of the open element, with a position from the second of a name on. */
final class PlaceInDocument {

    private final Deque<Level> open = new ArrayDeque<>();
    private final Map<String, Integer> roots = new HashMap<>();

    void enter(String name) {
        Map<String, Integer> siblings = open.isEmpty() ? roots : open.peek().children();
        open.push(new Level(name, siblings.merge(name, 1, Integer::sum)));
    }

    void leave() {
        open.pop();
    }

    int depth() {
        return open.size();
    }

    String xpath() {
        StringBuilder path = new StringBuilder();
        for (Iterator<Level> levels = open.descendingIterator(); levels.hasNext(); ) {
            levels.next().appendTo(path);
        }
        return path.toString();
    }

    private static final class Level {
        private final String name;
        private final int position;
        private Map<String, Integer> children;

        Level(String name, int position) {
            this.name = name;
            this.position = position;
        }

        Map<String, Integer> children() {
            if (children == null) {
                children = new HashMap<>();
            }
            return children;
        }

        void appendTo(StringBuilder path) {
            path.append('/').append(name);
            if (position > 1) {
                path.append('[').append(position).append(']');
            }
        }
    }
}
