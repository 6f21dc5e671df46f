/** Words by key in the reader's language; knows nothing but problems. */
package org.nasion.core.text;
