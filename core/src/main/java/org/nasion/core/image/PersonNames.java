package org.nasion.core.image;

/** Names as DICOM has them (PS3.5 6.2, PN) and as people read them. */
public final class PersonNames {

    private PersonNames() {}

    /** {@code Muster^Erika^Maria^Dr.^} as {@code Muster, Erika Maria}; the first group of signs that is not empty. */
    public static String readable(String personName) {
        for (String group : personName.split("=")) {
            String[] parts = group.split("\\^");
            String family = parts.length > 0 ? parts[0].strip() : "";
            String given = parts.length > 1 ? parts[1].strip() : "";
            String middle = parts.length > 2 ? parts[2].strip() : "";
            String first = (given + " " + middle).strip();
            String name = first.isEmpty() ? family : family.isEmpty() ? first : family + ", " + first;
            if (!name.isEmpty()) {
                return name;
            }
        }
        return "";
    }
}
