package rollcall.plans.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import rollcall.plans.model.Account;
import rollcall.plans.model.Environment;
import rollcall.plans.model.HostName;
import rollcall.plans.model.PersonId;
import rollcall.plans.model.PlanId;
import rollcall.plans.shape.Problem;
import rollcall.plans.shape.Problems;
import rollcall.plans.site.Policy.Power;

/** All that only the bot's machine knows, and the questions that are asked about it. */
public record Site(People people, Inventory inventory, Permits permits, Policy policy) {
  /** What the files are called, for messages. */
  public record Names(String people, String hosts, String permits, String policy) {}

  /** Whose account it is. */
  public Optional<PersonId> whoIs(Account account) {
    return people.whoIs(account);
  }

  /**
   * The rule that lets {@code wish} run; empty where none does, or where the host is not in the
   * inventory of that environment.
   */
  public Optional<Permit> permit(Wish wish) {
    return inventory.has(wish.host(), wish.environment())
        ? permits.rules().stream().filter(permit -> permit.covers(wish)).findFirst()
        : Optional.empty();
  }

  /** The user on {@code host} where a plan names none. */
  public Optional<String> userOn(HostName host) {
    return inventory.find(host).map(Inventory.Host::user);
  }

  /** Whether {@code who} is of the people file and has {@code power} over such a run. */
  public boolean may(PersonId who, Power power, PlanId plan, Environment environment) {
    return people.find(who).isPresent() && policy.may(who, power, plan, environment);
  }

  /** What the files say of one another that is not so: a host, person or environment unknown. */
  public Problems check(Names names) {
    List<Problem> problems = new ArrayList<>();
    permits.rules().forEach(permit -> permitted(permit, names.permits(), problems));
    policy.rules().forEach(rule -> ruled(rule, names.policy(), problems));
    return Problems.of(problems, 0);
  }

  private void permitted(Permit permit, String file, List<Problem> problems) {
    for (var host : permit.hosts().stream().sorted().toList()) {
      var known = inventory.find(host);
      if (known.isEmpty()) {
        problems.add(new Problem(file, permit.at(),
            "the permit names the host `" + host + "`, which is not in the inventory"));
      } else if (!permit.environments().contains(known.get().environment())) {
        problems.add(new Problem(file, permit.at(), "the permit names the host `" + host
            + "`, which is in `" + known.get().environment() + "`, not where the permit holds"));
      }
    }
  }

  private void ruled(Policy.Rule rule, String file, List<Problem> problems) {
    for (var holders : rule.powers().values()) {
      Set<PersonId> named = switch (holders) {
        case Policy.Holders.Anyone _ -> Set.of();
        case Policy.Holders.Named(var people) -> people;
      };
      named.stream().filter(who -> people.find(who).isEmpty()).sorted()
          .forEach(who -> problems.add(new Problem(file, rule.at(),
              "the rule names `" + who + "`, who is not in the people file")));
    }
  }
}
