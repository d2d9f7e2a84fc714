package rollcall.bot.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import rollcall.bot.fetch.Reach;
import rollcall.bot.fetch.WebAddress;
import rollcall.plans.lint.Severity;
import rollcall.plans.model.Environment;

/** What was asked of the program at the command line, with its words already read. */
public sealed interface Command {

  /** Walk a release in this terminal, speaking for everyone, running nothing. */
  record Demo() implements Command {}

  /** Run the bot until it is told to end; without a file, on the terminal alone. */
  record Serve(Optional<Path> config) implements Command {}

  /**
   * Read the plan files and tell every problem and what the rules find, with a configuration also
   * what of its site stands in the way; nothing is opened. It fails on findings as bad as
   * {@code failOn}, or worse.
   */
  record PlanCheck(List<Path> files, Optional<Path> config, Severity failOn, Format format)
      implements
        Command {
    public PlanCheck {
      files = List.copyOf(files);
    }
  }

  /** Show the plan files as resolved for an environment. */
  record PlanShow(List<Path> files, Environment environment, Shown as) implements Command {
    public PlanShow {
      files = List.copyOf(files);
    }
  }

  /** How a plan is shown: as a table, as JSON, or drawn over its time. */
  enum Shown {
    TABLE, JSON, TIMELINE
  }

  /** Tell what differs between two plan files, in words. */
  record PlanDiff(Path before, Path after, Environment environment, Format format)
      implements
        Command {}

  /** Print the JSON Schema of plan files. */
  record PlanSchema() implements Command {}

  /**
   * Tell what earlier runs of the plan measured, step by step, in each environment, and how long it
   * may take by that, drawn from {@code seed}.
   */
  record PlanHistory(Path file, long seed, Format format) implements Command {}

  /** Show, or write, the durations that earlier runs measured as a change of the plan file. */
  record PlanLearn(Path file, Environment environment, boolean write) implements Command {}

  /**
   * Make plan files of a document that people have. Without {@code into} they are printed; where a
   * person sits at the terminal and {@code into} is given, what is doubtful is asked.
   *
   * @param force
   *          whether files that are there are written over
   * @param reach
   *          from which machines a document is fetched
   */
  record PlanImport(Origin from, Optional<Into> into, boolean force, Reach reach, Format format)
      implements
        Command {}

  /** Where a document is that is to be imported. */
  sealed interface Origin {
    record StandardInput() implements Origin {}

    record Local(Path file) implements Origin {}

    record Web(WebAddress address) implements Origin {}
  }

  /** What plans are written to: a file, or where {@code folder}, files in a folder. */
  record Into(Path path, boolean folder) {
    static Into of(String written) {
      return new Into(Path.of(written), written.endsWith("/"));
    }
  }

  /** Walk a plan without people, hosts or time: who is called when, what would run where. */
  record Rehearse(Path file, Environment environment, Format format) implements Command {}

  /** Print the journal's entries from its second copy, all of them or those of one run. */
  record JournalShow(Optional<String> run) implements Command {}

  /** Check the second copy's chain, up to a head that somebody kept if one is given. */
  record JournalVerify(Optional<KeptHead> head) implements Command {}

  /** Build the database anew from the second copy. */
  record JournalRestore(boolean overwrite) implements Command {}

  /** Hold every run and kill what executes, without chat and without the database. */
  record StopAll() implements Command {}

  /**
   * Look at the hosts that a plan needs, or at all of the inventory, or at those of one
   * environment; runs nothing on them.
   */
  record HostsCheck(Optional<Path> plan, Optional<Path> config, Optional<Environment> environment,
      Format format) implements Command {}

  /** Tell what there is to say; with words, about these alone. */
  record Help(List<String> about) implements Command {
    public Help {
      about = List.copyOf(about);
    }
  }

  /** Tell which version this is. */
  record Version() implements Command {}

  /**
   * Go through the short commands once, so that the launcher's cache of loaded classes holds what a
   * start needs. Not in the help: people have no use for it.
   */
  record WarmUp() implements Command {}

  /** How a command prints what it found. */
  enum Format {
    TEXT, JSON
  }
}
