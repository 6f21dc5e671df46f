package org.nasion.core.detection;

/**
 * @param model   name and version of the network, for example {@code "CephRes-MHNet fast 1"}
 * @param sha256  of the network's file, lower-case hex
 * @param device  for people, {@code "CPU"} or {@code "GPU 0"}
 * @param reason  why this device, in plain words
 */
public record DetectorInfo(String model, String sha256, String device, String reason) {}
