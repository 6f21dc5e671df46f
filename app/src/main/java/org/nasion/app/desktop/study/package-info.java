/** Reading the films of a study one after the other. */
package org.nasion.app.desktop.study;
