/** Cases of one patient read for a comparison of visits, and the methods by their names. */
package org.nasion.app.compare;
