/** How far readers of the same films agree, within and between them, and what a paper says of it. */
package org.nasion.core.study.agreement;
