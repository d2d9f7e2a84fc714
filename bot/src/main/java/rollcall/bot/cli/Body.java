package rollcall.bot.cli;

/**
 * What carries a command out. What it refuses it says with {@link Surroundings#refuse}; an
 * exception that it throws is told in one line, with the stack trace only under {@code --debug}.
 */
@FunctionalInterface
public interface Body<C extends Command> {
  ExitCode run(C command, Surroundings surroundings) throws Exception;
}
