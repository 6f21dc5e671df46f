package org.nasion.app.desktop.panel;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.nasion.app.desktop.text.WindowTexts;
import org.nasion.core.calibration.Calibration;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.tracing.CaseContent;
import org.nasion.core.tracing.Comparison;
import org.nasion.core.tracing.History;
import org.nasion.core.tracing.Placement;
import org.nasion.core.tracing.Tracing;

/** What the program said about a point and what people did with it, the newest last; all of it in the tooltip. */
final class PointHistory extends VBox {

    private static final int MOST = 3;

    private final WindowTexts texts;
    private final DateTimeFormatter when;
    private final Tooltip all = new Tooltip();

    PointHistory(WindowTexts texts) {
        this.texts = texts;
        this.when = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.SHORT)
                .withLocale(texts.locale())
                .withZone(ZoneId.systemDefault());
        getStyleClass().add("point-history");
        setId("point-history");
    }

    /** Follows every drag, so what has not changed is not built anew, and labels stay and change their words. */
    void show(CaseContent state, Calibration scale, Landmark landmark) {
        Object shows = List.of(
                landmark, state.tracing().placement(landmark), state.history().of(landmark), scale);
        if (shows.equals(getUserData())) {
            return;
        }
        setUserData(shows);
        List<String> lines = new ArrayList<>();
        state.tracing()
                .placement(landmark)
                .ifPresent(placement -> placement
                        .proposal()
                        .ifPresent(proposal -> lines.add(proposed(placement, proposal, landmark, scale))));
        state.tracing()
                .placement(landmark)
                .flatMap(Placement::habit)
                .ifPresent(habit -> lines.add(texts.get(
                        "history.byHabit",
                        habit.position().x(),
                        habit.position().y(),
                        habit.films())));
        List<History.Change> done = state.history().of(landmark).stream()
                .filter(change -> !change.kind().isProgram())
                .toList();
        List<String> people = done.stream().map(this::line).toList();
        all.setText(String.join("\n", join(lines, people)));
        if (people.size() > MOST) {
            lines.add(texts.get("history.more", people.size() - MOST));
        }
        lines.addAll(people.subList(Math.max(0, people.size() - MOST), people.size()));
        while (getChildren().size() > lines.size()) {
            getChildren().removeLast();
        }
        while (getChildren().size() < lines.size()) {
            getChildren().add(label());
        }
        for (int i = 0; i < lines.size(); i++) {
            ((Label) getChildren().get(i)).setText(lines.get(i));
        }
        setVisible(!lines.isEmpty());
        setManaged(!lines.isEmpty());
    }

    private static List<String> join(List<String> first, List<String> second) {
        List<String> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }

    /** Where the program saw it, and how far away it lies now. */
    private String proposed(
            Placement placement, Placement.Proposal proposal, Landmark landmark, Calibration calibration) {
        String at = texts.get(
                "history.proposed", proposal.position().x(), proposal.position().y());
        if (placement.position().equals(proposal.position())) {
            return at;
        }
        Comparison.Distance away = Comparison.of(
                        new Tracing(java.util.Map.of(landmark, placement)),
                        new Tracing(java.util.Map.of(landmark, Placement.proposed(proposal))),
                        calibration)
                .distances()
                .getFirst();
        return at + " · "
                + (away.mm().isPresent()
                        ? texts.get(
                                "history.awayMm",
                                texts.wording().distance(away.mm().getAsDouble()))
                        : texts.get("history.awayPx", away.px()));
    }

    private String line(History.Change change) {
        String what = texts.get("history." + change.kind().name());
        String who =
                Optional.of(change.by()).filter(name -> !name.isEmpty()).orElseGet(() -> texts.get("history.nobody"));
        return texts.get("history.line", what, who, time(change.at()));
    }

    private String time(Instant at) {
        return when.format(at);
    }

    private Label label() {
        Label label = new Label();
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add("history-line");
        label.setTooltip(all);
        return label;
    }
}
