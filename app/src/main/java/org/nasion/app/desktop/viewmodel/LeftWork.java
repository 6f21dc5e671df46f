package org.nasion.app.desktop.viewmodel;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import org.nasion.app.desktop.text.WindowTexts;
import org.nasion.core.casefile.Autosave;

/** Work that was never saved and that no window has open, as a crash leaves it behind. */
public final class LeftWork {

    private final Autosave autosave;
    private final WindowTexts texts;
    private final List<Notice> notices;
    private final Consumer<Path> open;
    private final ReadOnlyIntegerWrapper films = new ReadOnlyIntegerWrapper();
    private Notice offer;

    /**
     * @param notices where it is offered
     * @param open    opens a copy
     */
    LeftWork(Autosave autosave, WindowTexts texts, List<Notice> notices, Consumer<Path> open) {
        this.autosave = autosave;
        this.texts = texts;
        this.notices = notices;
        this.open = open;
        texts.onChange(() -> {
            if (notices.contains(offer)) {
                offer();
            }
        });
    }

    /** On how many films. */
    public ReadOnlyIntegerProperty filmsProperty() {
        return films.getReadOnlyProperty();
    }

    /** Looks for copies that were left behind; one that a window has taken up is none. */
    List<Path> look() {
        List<Path> found = autosave.copies();
        films.set(found.size());
        return found;
    }

    /** Offers the newest copy, where there is one. */
    public void offer() {
        List<Path> copies = look();
        notices.remove(offer);
        if (!copies.isEmpty()) {
            offer = Notice.information(
                    texts.get("notice.recover", copies.size()),
                    new Notice.Choice(texts.get("notice.recover.continue"), () -> open.accept(copies.getFirst())),
                    new Notice.Choice(texts.get("notice.recover.later"), () -> {}));
            notices.add(offer);
        }
    }
}
