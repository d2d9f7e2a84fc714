package rollcall.bot.serve;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import rollcall.bot.House;
import rollcall.bot.gateway.terminal.Prompt;
import rollcall.bot.gateway.terminal.TerminalGateway;
import rollcall.bot.journal.JournalException;
import rollcall.bot.site.SiteFiles;

/** Runs the bot until it is told to end. */
public final class Serve {
  /**
   * Where and with what; without {@code files} the bot is on this terminal alone, for {@code user}.
   * {@code begun} is run once the journal is ours and before anything is done.
   */
  public record Asked(Path state, Optional<SiteFiles> files, InputStream in, PrintStream out,
      boolean colour, String user, Runnable begun) {}

  /** So long the end of the input waits for the last answers. */
  private static final Duration LAST_WORDS = Duration.ofSeconds(5);

  private Serve() {}

  /** Returns when the bot has ended; with the reason in one line where it could not start. */
  public static Optional<String> run(Asked asked) {
    System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
    if (System.getProperty("rollcall.log") == null) {
      System.setProperty("rollcall.log", asked.files().isPresent() ? "INFO" : "ERROR");
      System.setProperty("rollcall.log.others", "WARN");
    }
    try (var context = context(asked)) {
      var terminal = context.getBeanProvider(TerminalGateway.class).getIfAvailable();
      if (terminal == null) {
        context.getBean(Ending.class).await();
      } else {
        ServeConfiguration.welcome(asked).forEach(context.getBean(Prompt.class)::print);
        terminal.listen();
        context.getBean(House.class).awaitQuiet(LAST_WORDS);
      }
      return Optional.empty();
    } catch (RuntimeException failed) {
      return Optional.of(reason(failed));
    }
  }

  private static ConfigurableApplicationContext context(Asked asked) {
    ApplicationContextInitializer<GenericApplicationContext> given = context -> context
        .registerBean(Asked.class, () -> asked);
    return new SpringApplicationBuilder(ServeConfiguration.class).initializers(given)
        .web(WebApplicationType.NONE).bannerMode(Banner.Mode.OFF)
        .logStartupInfo(false).registerShutdownHook(true).run();
  }

  /** What the deepest of ours says; whatever else it is, with its kind. */
  private static String reason(Throwable failed) {
    Throwable at = failed;
    while (at.getCause() != null && !(at instanceof JournalException)) {
      at = at.getCause();
    }
    var message = Optional.ofNullable(at.getMessage()).orElse("");
    return at instanceof JournalException || at instanceof IllegalArgumentException
        ? message
        : at.getClass().getSimpleName() + " " + message;
  }
}
