/** Charts of measurements as descriptions that screen and report draw alike. */
package org.nasion.core.chart;
