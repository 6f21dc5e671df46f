package org.nasion.core.library;

import org.nasion.core.text.PlainText;

/**
 * Who does something and where.
 *
 * @param name    of the person who works, as the settings have it or as the system knows the user
 * @param machine the computer's name
 */
public record Actor(String name, String machine) {

    public Actor {
        name = PlainText.of(name).strip();
        machine = PlainText.of(machine).strip();
    }
}
