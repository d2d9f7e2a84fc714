package rollcall.plans.site;

/** Where a host is and how one gets in. */
public record Host(String address, int port, String user, String hostKey) {
  /** Where a rehearsal's commands go. */
  public static Host nowhere() {
    return new Host("nowhere", 0, "nobody", "");
  }
}
