package rollcall.bot.cli;

import rollcall.bot.cli.Command.Demo;
import rollcall.bot.cli.Command.JournalRestore;
import rollcall.bot.cli.Command.JournalShow;
import rollcall.bot.cli.Command.JournalVerify;
import rollcall.bot.cli.Command.PlanCheck;
import rollcall.bot.cli.Command.PlanShow;
import rollcall.bot.cli.Command.Serve;
import rollcall.bot.cli.Command.StopAll;

/** The body of each command that does more than tell about the command line itself. */
public record Bodies(
    Body<Demo> demo,
    Body<Serve> serve,
    Body<PlanCheck> planCheck,
    Body<PlanShow> planShow,
    Body<JournalShow> journalShow,
    Body<JournalVerify> journalVerify,
    Body<JournalRestore> journalRestore,
    Body<StopAll> stopAll) {

  /**
   * The program's own; each is loaded when it is first run, so that a short command stays short.
   */
  static Bodies ofTheProgram() {
    return new Bodies(
        (_, surroundings) -> surroundings.refuse("demo is not built yet"),
        (_, surroundings) -> surroundings.refuse("serve is not built yet"),
        (_, surroundings) -> surroundings.refuse("plan check is not built yet"),
        (_, surroundings) -> surroundings.refuse("plan show is not built yet"),
        (_, surroundings) -> surroundings.refuse("journal show is not built yet"),
        (_, surroundings) -> surroundings.refuse("journal verify is not built yet"),
        (_, surroundings) -> surroundings.refuse("journal restore is not built yet"),
        (_, surroundings) -> surroundings.refuse("stop-all is not built yet"));
  }
}
