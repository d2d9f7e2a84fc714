package rollcall.plans.engine;

import java.time.Duration;
import java.time.LocalTime;
import java.util.Map;
import java.util.Optional;
import rollcall.plans.model.CheckLetter;
import rollcall.plans.model.PersonId;
import rollcall.plans.model.RestorePoint;
import rollcall.plans.model.StepNumber;
import rollcall.plans.run.Request;
import rollcall.plans.run.StepRef;

/** What people say in tests, as short as in the channel. */
final class Say {
  static StepRef step(String number) {
    return new StepRef.Numbered(new StepNumber(number));
  }

  static Request take(String number) {
    return new Request.Take(step(number));
  }

  static Request run(String number) {
    return new Request.Run(step(number));
  }

  static Request done(String number) {
    return done(number, Map.of());
  }

  static Request done(String number, Map<String, String> values) {
    return new Request.Done(step(number), values, Optional.empty(), Optional.empty(),
        Optional.empty());
  }

  static Request doneFor(String number, PersonId who) {
    return new Request.Done(step(number), Map.of(), Optional.empty(), Optional.of(who),
        Optional.empty());
  }

  static Request fail(String number) {
    return new Request.Fail(step(number), "why");
  }

  static Request redo(String number) {
    return new Request.Redo(step(number));
  }

  static Request skip(String number) {
    return new Request.Skip(step(number), "why");
  }

  static Request stop(String number) {
    return new Request.Stop(step(number));
  }

  static Request undone(String number) {
    return new Request.Undone(step(number), "why");
  }

  static Request more(String number, int minutes) {
    return new Request.More(step(number), Duration.ofMinutes(minutes));
  }

  static Request assign(String number, PersonId to) {
    return new Request.Assign(step(number), to, Optional.empty());
  }

  static Request accept(String number) {
    return new Request.Accept(step(number));
  }

  static Request go(String number) {
    return new Request.Go(step(number), Optional.empty());
  }

  static Request nogo(String number) {
    return new Request.NoGo(step(number), "why");
  }

  static Request ok(String number, String check) {
    return new Request.CheckOk(step(number), new CheckLetter(check));
  }

  static Request bad(String number, String check) {
    return new Request.CheckFail(step(number), new CheckLetter(check), "why");
  }

  static Request unlooked(String number, String check) {
    return new Request.CheckSkip(step(number), new CheckLetter(check), "why");
  }

  static Request fallback() {
    return new Request.Fallback(Optional.empty(), "why");
  }

  static Request fallback(String to) {
    return new Request.Fallback(Optional.of(new RestorePoint(to)), "why");
  }

  static Request moveStart(String to) {
    return new Request.MoveStart(LocalTime.parse(to));
  }

  static Request suspend(PersonId who) {
    return new Request.Suspend(who, "why");
  }

  static Request waive(String what) {
    return new Request.Waive(what, "why");
  }

  /** The second word on what was read back last. */
  static Request yes(Release run) {
    return new Request.Yes(run.token());
  }

  private Say() {}
}
