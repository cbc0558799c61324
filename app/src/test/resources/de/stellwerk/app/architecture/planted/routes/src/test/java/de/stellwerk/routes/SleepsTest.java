package de.stellwerk.routes;

class SleepsTest {

    void sleeps() throws InterruptedException {
        Thread.sleep(1000);
    }
}
