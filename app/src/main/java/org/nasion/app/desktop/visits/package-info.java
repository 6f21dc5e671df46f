/** The page on which visits of one patient are laid on each other. */
package org.nasion.app.desktop.visits;
