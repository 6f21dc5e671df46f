package org.nasion.core.study.agreement;

/** A 95 % confidence interval in the unit of its estimate. */
public record Interval(double lower, double upper) {}
