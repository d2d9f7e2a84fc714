package rollcall.plans.shape;

/** One thing that is wrong in a file: where, what, and what would be right. */
public record Problem(String file, Position at, String message) {
  /** The problem as compilers say it: {@code file:line:column: message}. */
  @Override
  public String toString() {
    return file + (at.equals(Position.NONE) ? "" : ":" + at) + ": " + message;
  }
}
