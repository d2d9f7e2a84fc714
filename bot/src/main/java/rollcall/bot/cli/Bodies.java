package rollcall.bot.cli;

import rollcall.bot.cli.Command.Demo;
import rollcall.bot.cli.Command.HostsCheck;
import rollcall.bot.cli.Command.JournalRestore;
import rollcall.bot.cli.Command.JournalShow;
import rollcall.bot.cli.Command.JournalVerify;
import rollcall.bot.cli.Command.PlanCheck;
import rollcall.bot.cli.Command.PlanDiff;
import rollcall.bot.cli.Command.PlanHistory;
import rollcall.bot.cli.Command.PlanImport;
import rollcall.bot.cli.Command.PlanLearn;
import rollcall.bot.cli.Command.PlanShow;
import rollcall.bot.cli.Command.Rehearse;
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
    Body<StopAll> stopAll,
    Body<Rehearse> rehearse,
    Body<PlanHistory> planHistory,
    Body<PlanLearn> planLearn,
    Body<HostsCheck> hostsCheck,
    Body<PlanDiff> planDiff,
    Body<PlanImport> planImport) {

  /**
   * The program's own; each is loaded when it is first run, so that a short command stays short.
   */
  static Bodies ofTheProgram() {
    return new Bodies(
        (_, around) -> new DemoBody().run(around),
        (asked, around) -> new ServeBody().run(asked, around),
        (asked, around) -> new PlanBodies().check(asked, around),
        (asked, around) -> new PlanBodies().show(asked, around),
        (asked, around) -> new JournalBodies().show(asked, around),
        (asked, around) -> new JournalBodies().verify(asked, around),
        (asked, around) -> new JournalBodies().restore(asked, around),
        (_, around) -> new StopAllBody().run(around),
        (asked, around) -> new RehearseBody().run(asked, around),
        (asked, around) -> new HistoryBody().run(asked, around),
        (asked, around) -> new LearnBody().run(asked, around),
        (asked, around) -> new HostsBody().check(asked, around),
        (asked, around) -> new PlanBodies().diff(asked, around),
        (asked, around) -> new ImportBody().run(asked, around));
  }
}
