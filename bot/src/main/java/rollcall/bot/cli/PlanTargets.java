package rollcall.bot.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import rollcall.plans.importer.Draft;
import rollcall.plans.model.PlanId;

/** The files that drafts become, looked at before anything is written. */
record PlanTargets(List<Target> targets) {
  private static final String ENDING = ".plan.yaml";

  PlanTargets {
    targets = List.copyOf(targets);
  }

  /** One draft, and the file that it becomes. */
  record Target(Draft draft, Path file) {}

  /** Files that may be written, or in one line why none is. */
  sealed interface Found {
    record Good(PlanTargets files) implements Found {}

    record Bad(String why) implements Found {}
  }

  /** What a draft's file is called. */
  static String fileName(Draft draft) {
    return draft.id() + ENDING;
  }

  static Found of(List<Draft> drafts, Command.Into into, boolean force) {
    var folder = into.folder() || Files.isDirectory(into.path());
    if (drafts.size() > 1 && !folder) {
      return new Found.Bad("the document holds " + drafts.size()
          + " plans: name a folder for them, as in -o plans/");
    }
    var targets = drafts.stream().map(draft -> new Target(draft,
        folder ? into.path().resolve(fileName(draft)) : into.path())).toList();
    return misnamed(drafts, folder).or(() -> closed(into.path(), folder))
        .or(() -> targets.stream().flatMap(target -> taken(target.file(), force).stream())
            .findFirst())
        .<Found>map(Found.Bad::new)
        .orElseGet(() -> new Found.Good(new PlanTargets(targets)));
  }

  /** An id becomes a file's name: it must lead nowhere else, and only one plan may have it. */
  private static Optional<String> misnamed(List<Draft> drafts, boolean folder) {
    var ids = drafts.stream().map(Draft::id).toList();
    var unfit = ids.stream().filter(id -> folder && !PlanId.accepts(id)).findFirst()
        .map(id -> "\"" + id + "\" cannot be the name of a file: name one");
    return unfit.or(() -> ids.stream().distinct().count() == ids.size()
        ? Optional.empty()
        : Optional.of("two plans of the document have one id: print them, without -o"));
  }

  private static Optional<String> closed(Path into, boolean folder) {
    var place = Optional.ofNullable(folder ? into : into.toAbsolutePath().getParent())
        .orElse(into);
    if (folder && !Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    return Files.isDirectory(place)
        ? Files.isWritable(place)
            ? Optional.empty()
            : Optional.of("this user may not write in " + place)
        : Optional.of("there is no folder " + place);
  }

  private static Optional<String> taken(Path file, boolean force) {
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    return Files.isRegularFile(file)
        ? force ? Optional.empty() : Optional.of(file + " is there already; --force overwrites it")
        : Optional.of(file + " is there already, and is no file that I write over");
  }

  /**
   * Writes all of them beside their places, then moves each to its own; {@code told} hears of each
   * that is there. Before the first is moved a failure leaves everything as it was.
   */
  void write(Consumer<Target> told) throws IOException {
    var staged = new ArrayList<Staged>();
    try {
      for (var target : targets) {
        staged.add(Staged.of(target));
        staged.getLast().write();
      }
      for (var file : staged) {
        file.move();
        told.accept(file.target());
      }
    } finally {
      for (var file : staged) {
        Files.deleteIfExists(file.fresh());
      }
    }
  }

  /** On its way to {@code real}, written to {@code fresh} in the same folder. */
  private record Staged(Target target, Path real, Path fresh) {

    /** A link stays one: what it leads to is replaced. */
    static Staged of(Target target) throws IOException {
      var real = Files.exists(target.file()) ? target.file().toRealPath() : target.file();
      return new Staged(target, real, real.resolveSibling(
          "." + real.getFileName() + "." + ProcessHandle.current().pid() + ".new"));
    }

    void write() throws IOException {
      var folder = fresh.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      Files.writeString(fresh, target.draft().yaml(), StandardOpenOption.CREATE_NEW,
          StandardOpenOption.WRITE);
    }

    void move() throws IOException {
      Files.move(fresh, real, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
