package org.nasion.core.storage;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A process of its own that is killed in the middle of writing. */
final class StagingChild {

    private StagingChild() {}

    /** @param arguments the folder, and {@code write} or {@code move} */
    public static void main(String[] arguments) {
        Path folder = Path.of(arguments[0]);
        if (arguments[1].equals("write")) {
            StagedFiles staged = StagedFiles.in(folder);
            AtomicFile.write(staged.path("a.pdf"), "new".getBytes(StandardCharsets.UTF_8));
            AtomicFile.write(folder.resolve("b.pdf"), out -> {
                out.write(1);
                readyAndWait();
            });
        } else {
            StagedFiles staged = StagedFiles.in(folder);
            for (String name : new String[] {"a.csv", "b.json", "c.pdf", "d.nasion"}) {
                AtomicFile.write(staged.path(name), "new".getBytes(StandardCharsets.UTF_8));
            }
            staged.moveToPlace(moved -> {
                if (moved.equals("a.csv")) {
                    readyAndWait();
                }
            });
        }
    }

    private static void readyAndWait() {
        System.out.println("ready");
        try {
            Thread.sleep(60_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
