package rollcall.bot.site;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import rollcall.plans.model.Sha256;
import rollcall.plans.shape.Read;
import rollcall.plans.site.Config;
import rollcall.plans.site.Inventory;
import rollcall.plans.site.Network;
import rollcall.plans.site.People;
import rollcall.plans.site.Permits;
import rollcall.plans.site.Policy;
import rollcall.plans.site.Site;

/**
 * The configuration and the files that it names, read whole. {@code folder} is where the
 * configuration is: relative paths are relative to it; {@code digests} are the SHA-256 of what was
 * read, by file name.
 */
public record SiteFiles(Path folder, Config config, Site site, Map<String, String> digests) {
  private static final int LIMIT_BYTES = 1 << 20;

  /** What came of it: all, or every problem in a line each. */
  public sealed interface Loaded {
    record Good(SiteFiles files) implements Loaded {}

    record Bad(List<String> lines) implements Loaded {}
  }

  /** Stops at the first file that cannot be used, with all the problems of that file. */
  private static final class Unusable extends Exception {
    private static final long serialVersionUID = 1;
    private final transient List<String> lines;

    Unusable(List<String> lines) {
      super(String.join("\n", lines));
      this.lines = lines;
    }
  }

  public static Loaded load(Path file, Map<String, String> environment) {
    try {
      return new Reading(file).all(environment);
    } catch (Unusable unusable) {
      return new Loaded.Bad(unusable.lines);
    }
  }

  /** The path that the configuration writes as {@code written}. */
  public Path path(String written) {
    return folder.resolve(written);
  }

  /** One reading of all the files, which keeps the digest of each. */
  private static final class Reading {
    private final Path file;
    private final Path folder;
    private final Map<String, String> digests = new TreeMap<>();

    Reading(Path file) {
      this.file = file;
      this.folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(Path.of("/"));
    }

    Loaded all(Map<String, String> environment) throws Unusable {
      var config = good(Config.read(file.toString(), bytes(file),
          variable -> Optional.ofNullable(environment.get(variable))));
      var site = new Site(read(config.people(), People::read, new People(Map.of())),
          read(config.hosts(), Inventory::read, new Inventory(Map.of())),
          read(config.permits(), Permits::read, Permits.NONE),
          read(config.policy(), Policy::read, Policy.NONE));
      var crossed = site.check(new Site.Names(named(config.people()), named(config.hosts()),
          named(config.permits()), named(config.policy())));
      var problems = Stream.concat(crossed.lines().stream(), strange(config, site.people()))
          .toList();
      return problems.isEmpty()
          ? new Loaded.Good(new SiteFiles(folder, config, site, Map.copyOf(digests)))
          : new Loaded.Bad(problems);
    }

    /** The networks on which everybody would be a stranger. */
    private Stream<String> strange(Config config, People people) {
      return config.networks().stream().map(Network::name)
          .filter(network -> !people.hasAnybodyOn(network))
          .map(network -> file + ": nobody in " + named(config.people())
              + " has an account on the network `" + network
              + "`: everybody would be a stranger there");
    }

    private <T> T read(Optional<String> name, BiFunction<String, byte[], Read<T>> reader,
        T absent) throws Unusable {
      return name.isEmpty()
          ? absent
          : good(reader.apply(name.get(), bytes(folder.resolve(name.get()))));
    }

    private byte[] bytes(Path path) throws Unusable {
      var ruling = new RulingFile(path);
      var refusal = ruling.refusal();
      if (refusal.isPresent()) {
        throw new Unusable(List.of(refusal.get()));
      }
      try {
        var bytes = ruling.bytes(LIMIT_BYTES);
        digests.put(String.valueOf(path.getFileName()), Sha256.of(bytes));
        return bytes;
      } catch (IOException e) {
        throw new Unusable(List.of(path + " cannot be read: " + e.getMessage()));
      }
    }

    private static String named(Optional<String> file) {
      return file.orElse("(no file)");
    }

    private static <T> T good(Read<T> read) throws Unusable {
      return switch (read) {
        case Read.Good<T>(T value) -> value;
        case Read.Bad<T>(var problems) -> throw new Unusable(problems.lines());
      };
    }
  }
}
