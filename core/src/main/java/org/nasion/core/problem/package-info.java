/** What can go wrong for a person: a stable code and one plain sentence. */
@NullMarked
package org.nasion.core.problem;

import org.jspecify.annotations.NullMarked;
