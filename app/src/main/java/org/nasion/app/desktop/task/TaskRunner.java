package org.nasion.app.desktop.task;

import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.nasion.core.problem.Sentence;
import org.nasion.core.task.Progress;

/**
 * Does long work off the UI thread and comes back to it with the result. Tests give it two
 * executors that run on the calling thread.
 */
public final class TaskRunner {

    private final Executor background;
    private final Executor ui;
    private final ObservableList<Job> running = FXCollections.observableArrayList();

    public TaskRunner(Executor background, Executor ui) {
        this.background = background;
        this.ui = ui;
    }

    /** Each job on a daemon thread of its own, and back to JavaFX's thread. */
    public static TaskRunner onDaemonThreads() {
        return new TaskRunner(new DaemonThreads(), Platform::runLater);
    }

    /** Everything at once on the calling thread, for tests. */
    public static TaskRunner onCallingThread() {
        return new TaskRunner(Runnable::run, Runnable::run);
    }

    /** The same threads with a list of jobs of its own, for work that is shown elsewhere. */
    public TaskRunner apart() {
        return new TaskRunner(background, ui);
    }

    /** What is under way, oldest first; changes on the UI thread. */
    public ObservableList<Job> running() {
        return running;
    }

    /**
     * Starts work from the UI thread. Exactly one of the two consumers is told, on the UI thread,
     * unless the user stops the work: then neither is.
     */
    public <T> Job start(String doing, Function<Progress, T> work, Consumer<T> onDone, Consumer<Failure> onFailed) {
        return start(doing, work, onDone, onFailed, () -> {});
    }

    /** As {@link #start(String, Function, Consumer, Consumer)}, and tells, on the UI thread too, when the work was stopped. */
    public <T> Job start(
            String doing,
            Function<Progress, T> work,
            Consumer<T> onDone,
            Consumer<Failure> onFailed,
            Runnable onStopped) {
        Job job = new Job(doing);
        running.add(job);
        background.execute(() -> {
            try {
                T result = work.apply(new Reporter(job));
                finish(job, () -> onDone.accept(result), onStopped);
            } catch (CancellationException e) {
                finish(job, onStopped, onStopped);
            } catch (Throwable e) { // linkage and memory errors too must reach the user
                finish(job, () -> onFailed.accept(Failure.of(e)), onStopped);
            }
        });
        return job;
    }

    /** Runs something on the UI thread, from wherever. */
    public void onUi(Runnable work) {
        ui.execute(work);
    }

    private void finish(Job job, Runnable tell, Runnable tellStopped) {
        ui.execute(() -> {
            running.remove(job);
            (job.isCancelled() ? tellStopped : tell).run();
        });
    }

    private final class Reporter implements Progress {
        private final Job job;

        Reporter(Job job) {
            this.job = job;
        }

        @Override
        public void report(double fraction, Sentence doing) {
            ui.execute(() -> job.show(fraction, doing));
        }

        @Override
        public boolean isCancelled() {
            return job.isCancelled();
        }
    }
}
