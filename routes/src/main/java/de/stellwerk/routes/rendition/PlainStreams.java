package de.stellwerk.routes.rendition;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;

/** Takes the compression out of a document: zlib's output differs between JVMs, and the PDF must not. */
final class PlainStreams {

    private final Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<COSBase> open = new ArrayDeque<>();

    private PlainStreams() {}

    static void in(PDDocument document) throws IOException {
        new PlainStreams().walk(document.getDocument().getTrailer());
    }

    private void walk(COSBase root) throws IOException {
        visit(root);
        while (!open.isEmpty()) {
            COSBase next = open.pop();
            if (next instanceof COSStream stream) {
                inflate(stream);
            }
            if (next instanceof COSDictionary dictionary) {
                dictionary.getValues().forEach(this::visit);
            } else if (next instanceof COSArray array) {
                array.forEach(this::visit);
            }
        }
    }

    private void visit(COSBase base) {
        COSBase direct = base instanceof COSObject reference ? reference.getObject() : base;
        if (direct != null && seen.add(direct)) {
            open.push(direct);
        }
    }

    private static void inflate(COSStream stream) throws IOException {
        if (stream.getFilters() == null) {
            return;
        }
        byte[] plain = stream.createInputStream().readAllBytes();
        stream.removeItem(COSName.FILTER);
        try (OutputStream out = stream.createOutputStream()) {
            out.write(plain);
        }
    }
}
