package org.nasion.app.desktop.text;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/** The words of the desktop, one bundle per language; code names only keys. */
public final class Texts {

    private static final String BUNDLE = "org.nasion.app.desktop.texts";

    private final ResourceBundle bundle;
    private final Locale locale;

    private Texts(ResourceBundle bundle, Locale locale) {
        this.bundle = bundle;
        this.locale = locale;
    }

    /** The texts of a language, or English where there are none. */
    public static Texts of(Locale locale) {
        return new Texts(ResourceBundle.getBundle(BUNDLE, locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)), locale);
    }

    /** The text of a key with its places filled in; the key itself where a translation forgot it. */
    public String get(String key, Object... values) {
        try {
            String pattern = bundle.getString(key);
            return values.length == 0 ? pattern.replace("''", "'") : new MessageFormat(pattern, locale).format(values);
        } catch (MissingResourceException e) {
            return key;
        }
    }

    /** Whether there is a text for this key. */
    public boolean has(String key) {
        return bundle.containsKey(key);
    }
}
