// What pages do beyond links and forms. All of it is convenience: without it they are merely not kept up to date.
"use strict";
(() => {
    const { marks, live } = document.body.dataset;
    if (!live) {
        return;
    }
    let known = JSON.parse(marks);
    let events = null;
    let unfolded = [];
    let said = null;

    function listen() {
        events = new EventSource(live);
        events.addEventListener("marks", (event) => refresh(JSON.parse(event.data)));
    }

    function refresh(now) {
        const changed = Object.keys(now).filter((topic) => now[topic] !== known[topic]);
        known = now;
        for (const part of document.querySelectorAll(".live")) {
            if (part.dataset.topics.split(" ").some((topic) => changed.includes(topic))) {
                htmx.trigger(part, "refresh");
            }
        }
    }

    // A browser has few connections to a hub: a page that nobody sees gives its own back.
    document.addEventListener("visibilitychange", () => {
        if (document.hidden) {
            events.close();
        } else if (events.readyState === EventSource.CLOSED) {
            listen();
        }
    });

    document.body.addEventListener("htmx:configRequest", (event) => {
        if (event.detail.elt.classList.contains("live")) {
            event.detail.headers["Stellwerk-By-Itself"] = "true";
        }
    });

    // What was unfolded stays so; what is new is said once, when the reader has time for it.
    document.body.addEventListener("htmx:beforeSwap", (event) => {
        const part = event.detail.target;
        unfolded = [...part.querySelectorAll("details[open]")].map((details) => details.id);
        said = part.dataset.say;
    });
    document.body.addEventListener("htmx:afterSettle", (event) => {
        unfolded.forEach((id) => document.getElementById(id)?.setAttribute("open", ""));
        const says = document.getElementById(event.detail.elt.id)?.dataset.say;
        if (says && says !== said) {
            document.getElementById("said").textContent = says;
        }
        said = says;
    });
    listen();
})();
