/** Charts on the screen. */
package org.nasion.app.desktop.chart;
