package de.stellwerk.benchmarks.faults.outside;

import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** Something that answers in place of a hub, and remembers what it was asked. */
final class FakeHub implements Door.Work, AutoCloseable {

    final List<Request> requests = new CopyOnWriteArrayList<>();
    final Door door = Door.open(this);
    private final Function<Request, Answer> answers;

    FakeHub(Function<Request, Answer> answers) {
        this.answers = answers;
    }

    URI address() {
        return door.address();
    }

    @Override
    public Answer answer(Request request) {
        requests.add(request);
        return answers.apply(request);
    }

    @Override
    public void refused(Request request) {
        requests.add(request);
    }

    @Override
    public void close() {
        door.close();
    }
}
