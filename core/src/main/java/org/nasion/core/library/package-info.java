/**
 * The library of patients, their visits and their films: what it holds, how it is searched, and what several people may do
 * with it at the same time. Where it is kept is the adapter's business, {@code jdbc}.
 */
package org.nasion.core.library;
