package org.nasion.app.desktop.panel;

import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The long part of a page: as tall as what it holds where the window has room for it, and scrolled only where it has not. */
final class PageScroll extends ScrollPane {

    /** Beside the scroll bar. */
    private static final double BAR = 14;

    private final Region content;

    /** @param width of what it holds, logical px, where the window is wide enough */
    PageScroll(Region content, double width) {
        super(content);
        this.content = content;
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setPrefViewportWidth(width);
        setMinHeight(80);
        getStyleClass().add("settings-scroll");
        VBox.setVgrow(this, Priority.ALWAYS);
    }

    @Override
    protected double computePrefHeight(double width) {
        return Math.ceil(content.prefHeight((width > 0 ? width : prefWidth(-1)) - BAR)) + 4;
    }
}
