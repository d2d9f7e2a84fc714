package rollcall.bot.serve;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.type.AnnotatedTypeMetadata;
import rollcall.bot.House;
import rollcall.bot.gateway.ChatGateway;
import rollcall.bot.gateway.Identity;
import rollcall.bot.gateway.irc.IrcGateway;
import rollcall.bot.gateway.irc.IrcSettings;
import rollcall.bot.gateway.irc.Pins;
import rollcall.bot.gateway.terminal.Prompt;
import rollcall.bot.gateway.terminal.PromptSettings;
import rollcall.bot.gateway.terminal.TerminalGateway;
import rollcall.bot.journal.Journal;
import rollcall.bot.journal.JournalStore;
import rollcall.bot.site.PlanFolders;
import rollcall.bot.site.SiteFiles;
import rollcall.bot.wakeup.SteadyClock;
import rollcall.commands.grammar.Grammar;
import rollcall.plans.model.Account;
import rollcall.plans.model.PersonId;
import rollcall.plans.site.Inventory;
import rollcall.plans.site.Irc;
import rollcall.plans.site.Network;
import rollcall.plans.site.People;
import rollcall.plans.site.Permits;
import rollcall.plans.site.Policy;
import rollcall.plans.site.Site;

/** The parts of a bot that serves, in the order in which they need each other. */
@SpringBootConfiguration(proxyBeanMethods = false)
class ServeConfiguration {
  private static final Logger LOG = LoggerFactory.getLogger(ServeConfiguration.class);
  private static final String BOT = "rollcall";

  /** Without a configuration the bot is on the terminal. */
  static final class OnTheTerminal implements Condition {
    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
      var beans = context.getBeanFactory();
      return beans != null && beans.getBean(Serve.Asked.class).files().isEmpty();
    }
  }

  @Bean
  Ending ending() {
    return new Ending();
  }

  /** A failed write ends the process: what is on disk is known again after the next start. */
  @Bean(destroyMethod = "close")
  JournalStore journalStore(Serve.Asked asked) {
    var store = JournalStore.open(asked.state(), failed -> {
      LOG.error("the journal failed, and the bot ends: {}", failed.getMessage());
      Runtime.getRuntime().halt(1);
    });
    if (!store.recovery().isNothing()) {
      LOG.atLevel(store.recovery().damage().isPresent() ? Level.ERROR : Level.WARN)
          .log("the journal was mended: {}", store.recovery().words());
    }
    asked.begun().run();
    return store;
  }

  @Bean
  SteadyClock clock() {
    return SteadyClock.ofTheMachine();
  }

  @Bean(destroyMethod = "")
  @Conditional(OnTheTerminal.class)
  Prompt prompt(Serve.Asked asked) {
    return Prompt.open(asked.in(), asked.out(),
        new PromptSettings(asked.user(), asked.colour(), Optional.empty(), _ -> List.of()));
  }

  @Bean(destroyMethod = "")
  @Conditional(OnTheTerminal.class)
  TerminalGateway terminal(Serve.Asked asked, Prompt prompt, SteadyClock clock) {
    return new TerminalGateway(prompt, clock, BOT, asked.user(), false, _ -> {
    });
  }

  @Bean(destroyMethod = "close")
  House house(Serve.Asked asked, JournalStore store, SteadyClock clock,
      ObjectProvider<TerminalGateway> terminal) {
    var gateways = new ArrayList<ChatGateway>();
    terminal.ifAvailable(gateways::add);
    var pins = Pins.in(asked.state());
    asked.files().ifPresent(files -> files.config().networks()
        .forEach(network -> gateways.add(gateway(network, files, pins))));
    var prefix = asked.files().map(f -> f.config().prefix()).orElse("!");
    var site = asked.files().map(SiteFiles::site).orElseGet(() -> site(asked.user()));
    var ground = new House.Ground(new Journal(store), clock, site,
        asked.files().map(SiteFiles::digests).orElse(Map.of()), plans(asked),
        new Grammar(prefix, names(asked)), asked.state(),
        key -> asked.files().map(f -> f.path(key)).orElse(Path.of(key)));
    var house = new House(ground, gateways);
    house.start(List.of());
    return house;
  }

  /** Ends the wait of the main thread before the parts are closed. */
  @Bean
  AutoCloseable endingFirst(Ending ending, House house) {
    return ending::tell;
  }

  /** What the bot is called: its name on each network; its own name where there is none. */
  private static String[] names(Serve.Asked asked) {
    var names = asked.files().stream().flatMap(f -> f.config().networks().stream())
        .map(Network::botName).distinct().toList();
    return (names.isEmpty() ? List.of(BOT) : names).toArray(String[]::new);
  }

  /** Those of the configuration; without one the current folder's. */
  private static PlanFolders plans(Serve.Asked asked) {
    return new PlanFolders(asked.files()
        .map(files -> files.config().plans().stream().map(files::path).toList())
        .orElse(List.of(Path.of("").toAbsolutePath())));
  }

  /** What somebody alone is told first. */
  static List<String> welcome(Serve.Asked asked) {
    var ids = plans(asked).ids();
    return List.of("On this terminal alone: you are " + alone(asked.user())
        + ", and no host is reached. For a channel: --config FILE. To leave: Ctrl-D.",
        ids.isEmpty()
            ? "No file *.plan.yaml in this folder can be read; to see why: rollcall plan check FILE"
            : "Plans in this folder: " + String.join(", ", ids) + ". To open one: !open PLAN");
  }

  private static PersonId alone(String user) {
    return new PersonId(PersonId.accepts(user) ? user : "operator");
  }

  /** One person, the local user, who may do everything by hand. */
  private static Site site(String user) {
    var id = alone(user);
    return new Site(new People(Map.of(id, People.alone(id, user))), new Inventory(Map.of()),
        Permits.NONE,
        Policy.ALONE);
  }

  private static ChatGateway gateway(Network network, SiteFiles files, Pins pins) {
    return switch (network) {
      case Irc irc -> new IrcGateway(settings(irc, files), pins,
          account -> files.site().whoIs(new Account(irc.name(), account)).isPresent());
    };
  }

  private static IrcSettings settings(Irc irc, SiteFiles files) {
    var trust = irc.trust().map(files::path);
    var security = irc.tls()
        ? trust.map(IrcSettings.Security::tls).orElseGet(IrcSettings.Security::tls)
        : IrcSettings.Security.onThisMachine();
    var login = irc.account().flatMap(account -> irc.password()
        .map(password -> new IrcSettings.Login(account, password.reveal())));
    return new IrcSettings(irc.name(), irc.server(), irc.port(), security, irc.nick(), login,
        irc.channels(), irc.byNick() ? Identity.NICK : Identity.ACCOUNT,
        irc.services(), pace(irc), IrcSettings.Patience.USUAL);
  }

  private static IrcSettings.Pace pace(Irc irc) {
    var usual = IrcSettings.Pace.CAREFUL;
    return new IrcSettings.Pace(irc.burst().orElse(usual.burst()),
        irc.interval().orElse(usual.interval()));
  }
}
