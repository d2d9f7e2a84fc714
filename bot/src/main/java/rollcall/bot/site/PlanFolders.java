package rollcall.bot.site;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import rollcall.plans.format.PlanFile;
import rollcall.plans.model.PlanId;
import rollcall.plans.shape.Position;
import rollcall.plans.shape.Problem;
import rollcall.plans.shape.Problems;
import rollcall.plans.shape.Read;

/** The folders with plans: each file {@code *.plan.yaml} in them, read when it is asked for. */
public record PlanFolders(List<Path> folders) {
  static final String ENDING = ".plan.yaml";
  /** The most files that are looked at. */
  static final int MOST_FILES = 2_000;
  private static final int LIMIT_BYTES = 1 << 20;

  public PlanFolders {
    folders = List.copyOf(folders);
  }

  /** What is there under an id. */
  public sealed interface Found {
    record One(PlanFile file) implements Found {}

    /** Nothing; {@code others} are the ids that there are. */
    record None(List<String> others) implements Found {}

    /** There is one, and it cannot be read; or two files claim the id. */
    record Bad(List<String> lines) implements Found {}
  }

  /** Reads the plan that is called {@code id}, as its file stands now. */
  public Found find(PlanId id) {
    var others = new ArrayList<String>();
    var found = new ArrayList<PlanFile>();
    var bad = new ArrayList<String>();
    for (var file : files()) {
      switch (read(file)) {
        case Read.Good<PlanFile>(var plan) when plan.plan().id().equals(id) -> found.add(plan);
        case Read.Good<PlanFile>(var plan) -> others.add(plan.plan().id().value());
        case Read.Bad<PlanFile>(var problems) when named(file, id) -> bad.addAll(problems.lines());
        case Read.Bad<PlanFile> _ -> {
        }
      }
    }
    return found.size() == 1
        ? new Found.One(found.getFirst())
        : found.isEmpty()
            ? missing(bad, others)
            : new Found.Bad(
                List.of(found.size() + " files have the id " + id + "; one plan, one file"));
  }

  /** The ids of all that can be read, in order. */
  public List<String> ids() {
    return files().stream().map(PlanFolders::read)
        .flatMap(read -> read instanceof Read.Good<PlanFile>(var plan)
            ? Stream.of(plan.plan().id().value())
            : Stream.of())
        .sorted().toList();
  }

  private static Found missing(List<String> bad, List<String> others) {
    return bad.isEmpty()
        ? new Found.None(others.stream().sorted().toList())
        : new Found.Bad(List.copyOf(bad));
  }

  private static boolean named(Path file, PlanId id) {
    return file.getFileName().toString().equals(id + ENDING);
  }

  /** Reads one file, at most 1 MiB. */
  public static Read<PlanFile> read(Path file) {
    try (var in = Files.newInputStream(file)) {
      return PlanFile.read(file.toString(), in.readNBytes(LIMIT_BYTES + 1));
    } catch (NoSuchFileException e) {
      return unread(file, "there is no such file");
    } catch (AccessDeniedException e) {
      return unread(file, "this user may not read it");
    } catch (IOException e) {
      return unread(file, Files.isDirectory(file) ? "is a folder" : "cannot be read");
    }
  }

  private static Read<PlanFile> unread(Path file, String why) {
    return new Read.Bad<>(
        Problems.of(List.of(new Problem(file.toString(), Position.NONE, why)), 0));
  }

  private List<Path> files() {
    return folders.stream().flatMap(PlanFolders::files).sorted().limit(MOST_FILES).toList();
  }

  private static Stream<Path> files(Path folder) {
    try (var files = Files.list(folder)) {
      return files.filter(f -> f.getFileName().toString().endsWith(ENDING)).toList().stream();
    } catch (IOException e) {
      return Stream.of();
    }
  }
}
