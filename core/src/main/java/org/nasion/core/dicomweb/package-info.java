/**
 * Talks to a hospital's archive by DICOMweb (PS3.18): finds films, fetches them, stores results. No password,
 * token or patient reaches a log or a problem's sentence.
 */
@NullMarked
package org.nasion.core.dicomweb;

import org.jspecify.annotations.NullMarked;
