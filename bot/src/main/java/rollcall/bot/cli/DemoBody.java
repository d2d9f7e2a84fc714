package rollcall.bot.cli;

import java.io.IOException;
import rollcall.bot.demo.Demo;

/** {@code demo}. */
final class DemoBody {
  ExitCode run(Surroundings around) throws IOException {
    new Demo(around.in(), around.out(), around.colour()).run();
    return ExitCode.CLEAN;
  }
}
