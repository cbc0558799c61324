/**
 * The contract every adapter passes before a hub may use it, and the parts to test one without a hub.
 *
 * <p>An IT provider adds this module with test scope, implements {@link
 * de.stellwerk.adapter.testkit.TargetUnderTest} for the real system (or a faithful stand-in that runs as its own process)
 * and lets one test class implement {@link de.stellwerk.adapter.testkit.AdapterContract}:
 *
 * <pre>{@code
 * class DmsAdapterTest implements AdapterContract<DmsSettings> {
 *     public Adapter<DmsSettings> adapter() { return new DmsAdapter(); }
 *     public TargetUnderTest<DmsSettings> target() { return target; }
 * }
 * }</pre>
 *
 * <p>JUnit then runs the whole contract. What a target cannot do (be switched off, refuse) is left out of {@link
 * de.stellwerk.adapter.testkit.TargetUnderTest#faults()}, and the tests that need it are reported as skipped.
 */
package de.stellwerk.adapter.testkit;
