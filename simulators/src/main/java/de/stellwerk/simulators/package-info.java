/**
 * Stand-ins for systems that nobody can download, each a process of its own, on loopback unless {@code --host} says otherwise:
 *
 * <pre>java -cp 'simulators/target/simulators/*' de.stellwerk.simulators.Sink --port 0 --state DIR --stdin</pre>
 *
 * <p>Each prints {@code LISTENING http://127.0.0.1:<port>} when it is ready. {@code POST /control/fault} with {@code {"mode":
 * "503", "times": 3, "retryAfter": 5}} breaks it (see {@link de.stellwerk.simulators.Mode}), {@code GET /control/effects}
 * lists what it did as JSON lines, on disk before each answer.
 */
package de.stellwerk.simulators;
