package rollcall.plans.site;

import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import rollcall.plans.model.Account;
import rollcall.plans.model.PersonId;

/**
 * One entry of the people file. {@code hours} are from and until, in {@code zone}. The phone number
 * is for the lead alone.
 */
public record Person(PersonId id, String name, List<Login> logins, Optional<String> email,
    Optional<String> phone,
    Optional<ZoneId> zone, List<LocalTime> hours, Optional<PersonId> deputy) {
  public Person {
    logins = List.copyOf(logins);
    hours = List.copyOf(hours);
  }

  /** What they are called on {@code network}, as the people file spells it. */
  public Optional<String> account(String network) {
    return logins.stream().filter(login -> login.network().equals(network)).map(Login::name)
        .findFirst();
  }

  /** An account as it is written in the file, and which spellings mean the same. */
  public record Login(String network, String name, Folding folding) {
    boolean is(Account account) {
      return network.equals(account.network())
          && folding.fold(name).equals(folding.fold(account.name()));
    }

    /** As the most generous server folds: what is equal here is one account somewhere. */
    String widely() {
      return folding == Folding.EXACT ? name : Folding.RFC1459.fold(name);
    }
  }
}
