package rollcall.bot.execution.ssh;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.stream.Collectors;
import rollcall.bot.execution.Command;
import rollcall.bot.execution.Handle;
import rollcall.bot.execution.Place;
import rollcall.bot.execution.Target;

/** The wrapper's verbs on one host. */
record Host(SshTransport transport, Target target) {
  private static final byte[] NOTHING = {};

  /**
   * Also the probe of the login shell: the wrapper reports the digest of its own text as it
   * arrived, so a shell that quotes otherwise (tcsh, fish) is found out before anything is started.
   */
  Greeting greet() throws InterruptedException {
    return greeting(transport.call(target, Wrapper.hello(), NOTHING));
  }

  /** The same on a connection of its own, and which of {@code programs} it lacks. */
  Greeting look(List<String> programs) throws InterruptedException {
    var asked = programs.stream().map(p -> p + "\n").collect(Collectors.joining());
    return greeting(transport.alone(target, Wrapper.hello(), asked.getBytes(UTF_8)));
  }

  private static Greeting greeting(Reply reply) {
    return switch (reply) {
      case Reply.Answered(Answer.Hello hello) -> fitness(hello);
      case Reply.Answered(Answer.Refusal(String why)) -> unfit(why);
      case Reply.Answered(Answer.Standing _) -> unfit("it answers what was not asked");
      case Reply.Unfit(String why) -> new Greeting.Unfit(why);
      case Reply.Unsent(String why) -> new Greeting.Unreachable(why);
      case Reply.CutOff(String why) -> why.startsWith(Link.MUTE)
          ? unfit("its login shell is not a POSIX shell: " + why)
          : new Greeting.Unreachable(why);
    };
  }

  private static Greeting fitness(Answer.Hello hello) {
    if (!Wrapper.arrivedWhole(hello))
      return unfit("its login shell is not a POSIX shell: it changes what is quoted");
    if (!hello.missing().isEmpty())
      return unfit("it lacks " + hello.missing());
    return new Greeting.Ready(hello.place(), hello.freeKibibytes() * 1024,
        hello.absent());
  }

  private static Greeting unfit(String why) {
    return new Greeting.Unfit(why);
  }

  Reply start(Command command, Place place) throws InterruptedException {
    byte[] script = new byte[command.script().length()];
    command.script().bytes().get(script);
    return transport.call(target, Wrapper.start(command, place), script);
  }

  Reply status(Handle handle) throws InterruptedException {
    return transport.call(target, Wrapper.status(handle), NOTHING);
  }

  Reply cancel(Handle handle) throws InterruptedException {
    return transport.urgent(target, Wrapper.cancel(handle));
  }

  Reply kill(Handle handle) throws InterruptedException {
    return transport.urgent(target, Wrapper.kill(handle));
  }

  Reply remove(Handle handle) throws InterruptedException {
    return transport.call(target, Wrapper.remove(handle), NOTHING);
  }

  Reply follow(Handle handle, long offset, AnswerReader.Outflow outflow, Runnable meanwhile)
      throws InterruptedException {
    return transport.follow(target, Wrapper.follow(handle, offset), outflow, meanwhile);
  }
}
