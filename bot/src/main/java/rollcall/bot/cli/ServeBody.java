package rollcall.bot.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import rollcall.bot.serve.Serve;
import rollcall.bot.site.SiteFiles;

/** {@code serve}. */
final class ServeBody {
  /** Where the state folder notes which configuration the bot last ran with. */
  private static final String CONFIG_NOTE = "config";

  ExitCode run(Command.Serve asked, Surroundings around) throws IOException {
    var state = StateFolder.of(around);
    var unusable = state.open();
    if (unusable.isPresent()) {
      return around.refuse(unusable.get());
    }
    var files = asked.config().map(file -> SiteFiles.load(file, around.environment()));
    if (files.orElse(null) instanceof SiteFiles.Loaded.Bad(List<String> lines)) {
      lines.forEach(around::complain);
      return ExitCode.FINDINGS;
    }
    var good = files.filter(SiteFiles.Loaded.Good.class::isInstance)
        .map(l -> ((SiteFiles.Loaded.Good) l).files());
    return Serve
        .run(new Serve.Asked(state.path(), good, around.in(), around.out(), around.colour(),
            around.variable("USER").orElse("operator"),
            () -> asked.config().ifPresent(file -> note(state.path(), file))))
        .map(around::refuse).orElse(ExitCode.CLEAN);
  }

  /** The configuration that the bot of this state folder last ran with. */
  static Optional<Path> lastConfig(Path state) {
    return Optional.of(state.resolve(CONFIG_NOTE)).filter(Files::exists).map(note -> {
      try {
        return Path.of(Files.readString(note).strip());
      } catch (IOException e) {
        throw new UncheckedIOException("the note of the configuration cannot be read", e);
      }
    });
  }

  private static void note(Path state, Path config) {
    try {
      Files.writeString(state.resolve(CONFIG_NOTE), config.toAbsolutePath().toString());
    } catch (IOException e) {
      throw new UncheckedIOException("the state folder cannot be written", e);
    }
  }
}
