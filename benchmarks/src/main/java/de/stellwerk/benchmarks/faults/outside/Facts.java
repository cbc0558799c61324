package de.stellwerk.benchmarks.faults.outside;

import java.util.List;

/**
 * The values of one submission that differ from every other and must arrive whatever way it took: they stand in the form, whichever
 * format it has, and in the Antrag document.
 *
 * @param details values of the form's fields, in the order in which {@link AntragReader} looks for them
 */
record Facts(String familyName, List<String> details) {

    /** As it stands in ledgers: nothing personal can be read from it. */
    String hash() {
        return Sha512.hex(familyName + "\n" + String.join("\n", details));
    }
}
