package rollcall.bot.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import rollcall.bot.journal.Head;
import rollcall.bot.journal.JournalCopy;
import rollcall.bot.journal.JournalException;
import rollcall.bot.journal.Verdict;
import rollcall.commands.reply.Visible;

/** {@code journal show|verify|restore}: from the second copy, so they work beside a running bot. */
final class JournalBodies {
  ExitCode show(Command.JournalShow asked, Surroundings around) throws IOException {
    return withCopy(around, copy -> {
      var shown = new AtomicLong();
      var verdict = JournalCopy.read(copy, line -> {
        if (asked.run().isEmpty() || asked.run().get().equals(line.run())) {
          around.out().println(new Visible(ShownLine.of(line)));
          shown.incrementAndGet();
        }
      });
      return verdict instanceof Verdict.Good && shown.get() == 0 && asked.run().isPresent()
          ? around.refuse("there is no run " + asked.run().get()
              + " in the journal; journal show prints all of it")
          : told(verdict, around);
    });
  }

  ExitCode verify(Command.JournalVerify asked, Surroundings around) throws IOException {
    var kept = asked.head().map(h -> new Head(h.number(), h.digits()));
    return withCopy(around, copy -> {
      var verdict = JournalCopy.verify(copy, kept);
      if (verdict instanceof Verdict.Good(Head head, boolean underKey)) {
        around.out().println("good: " + head.position() + " lines, head " + head
            + (underKey ? "" : "; the key is not here, so the lines' codes were not checked"));
      }
      return told(verdict, around);
    });
  }

  ExitCode restore(Command.JournalRestore asked, Surroundings around) throws IOException {
    return withCopy(around, copy -> {
      var folder = Optional.ofNullable(copy.getParent()).orElseThrow();
      around.out().println("restored up to " + JournalCopy.restore(folder, asked.overwrite()));
      return ExitCode.CLEAN;
    });
  }

  interface Reading {
    ExitCode read(Path copy) throws IOException;
  }

  /** Reads the second copy, or says why that cannot be. */
  static ExitCode withCopy(Surroundings around, Reading reading) throws IOException {
    var copy = StateFolder.of(around).path().resolve(JournalCopy.FILE_NAME);
    if (!Files.exists(copy)) {
      return around.refuse("there is no journal in " + copy.getParent()
          + "; set ROLLCALL_HOME to the bot's state folder");
    }
    try {
      return reading.read(copy);
    } catch (JournalException e) {
      return around.refuse(String.valueOf(e.getMessage()));
    }
  }

  private static ExitCode told(Verdict verdict, Surroundings around) {
    return switch (verdict) {
      case Verdict.Good _ -> ExitCode.CLEAN;
      case Verdict.Bad(long line, var flaw, String why) ->
        around.refuse("the journal is BAD from line " + line + " on ("
            + flaw.name().toLowerCase(Locale.ROOT) + "): " + why);
    };
  }
}
