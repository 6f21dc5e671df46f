/**
 * What a person's corrections teach about that person: constant offsets between the network's places and the
 * person's, per landmark, learned from reviewed films. Nothing here knows a patient, a picture or a file of a film.
 */
@NullMarked
package org.nasion.core.habit;

import org.jspecify.annotations.NullMarked;
