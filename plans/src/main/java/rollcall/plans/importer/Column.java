package rollcall.plans.importer;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a column of a table holds, by the usual words for it. */
enum Column {
  /** The step's number. */
  NUMBER("no", "nr", "#", "number", "id", "ref", "item no", "step no", "step number", "step #",
      "task no", "task id", "seq", "sequence", "order", "wbs", "line"),
  /** What to do. */
  WHAT("what", "task", "tasks", "task name", "task description", "action", "actions", "activity",
      "activities", "step", "steps", "description", "title", "name", "summary", "what to do",
      "todo",
      "to do", "event", "item", "procedure", "instruction", "instructions", "work", "subject",
      "deliverable", "aufgabe", "tätigkeit", "schritt", "tâche", "étape", "tarea", "actividad",
      "tarefa", "atividade", "attività", "aufgaben", "tarefas", "atividades", "actividades"),
  /** Whose it is. */
  WHO("who", "owner", "owners", "responsible", "responsibility", "assignee", "assigned to",
      "assigned", "team", "person", "by", "by whom", "role", "resource", "resources",
      "resource names", "lead", "performed by", "executor", "contact", "group", "resp", "poc",
      "task owner", "pic", "verantwortlich",
      "zuständig", "wer", "responsable", "responsável", "responsabile", "responsible party",
      "responsible person"),
  /** When it begins. */
  AT("when", "time", "start", "start time", "planned start", "begin", "at", "scheduled",
      "start date",
      "t", "t-minus", "t minus", "date", "start (planned)", "scheduled start", "est start",
      "estimated start", "time (utc)", "start time (utc)", "date/time", "offset", "target",
      "timing",
      "due", "due date", "deadline", "beginn", "uhrzeit", "zeit", "début", "heure", "inicio",
      "início", "hora", "inizio"),
  /** When it ends. */
  END("end", "finish", "end time", "planned end", "planned finish", "end date", "stop",
      "scheduled end", "est end", "estimated end", "end (planned)", "ende", "fin", "fim", "término",
      "fine"),
  /** How long it takes. */
  TAKES("duration", "est duration", "estimated duration", "estimate", "estimated time", "length",
      "mins", "minutes", "time (min)", "time (mins)", "effort", "planned duration",
      "duration (min)", "duration (mins)", "duration (minutes)", "time needed", "est time",
      "takes", "dauer", "durée", "duración", "duração", "durata"),
  /** After which others. */
  NEEDS("predecessor", "predecessors", "depends on", "dependency", "dependencies", "depends",
      "after", "prerequisite", "prerequisites", "blocked by", "predecessora", "predecesora",
      "vorgänger"),
  /** Whether it was done. */
  STATUS("status", "done", "state", "complete", "completed", "progress", "% complete", "finished"),
  /** What it belongs to. */
  PHASE("phase", "section", "stage", "stream", "workstream", "cutover phase",
      "runbook section"),
  /** Where. */
  WHERE("host", "hosts", "server", "servers", "system", "where", "environment", "node", "machine"),
  /** How one sees that it went well. */
  EXPECTED("expected", "expected result", "expected results", "expected outcome", "verification",
      "success criteria", "check", "validation", "how to verify"),
  /** What to type. */
  COMMAND("command", "commands", "command line", "script"),
  /** All else. */
  NOTE("notes", "note", "comments", "comment", "remarks", "remark", "details", "additional info",
      "more", "info", "information", "observations");

  private static final int FEW = 4;
  private static final Set<String> CLEAR = Set.of("task", "tarefa", "tarea", "aufgabe", "tâche",
      "activity", "atividade", "actividad", "tätigkeit");

  @SuppressWarnings("ImmutableEnumChecker") // a copy, which List.of makes unchangeable
  private final List<String> words;

  Column(String... words) {
    this.words = List.of(words);
  }

  /** By its header; empty where that is no usual word. */
  static Optional<Column> of(String header) {
    var plain = header.toLowerCase(Locale.ROOT).replaceAll("[*`_.:?]+", " ").replaceAll("\\s+", " ")
        .strip();
    return Arrays.stream(values()).filter(c -> c.words.contains(plain)).findFirst()
        .or(() -> Arrays.stream(values()).filter(c -> c.words.contains(
            plain.replaceAll(" ?\\(.*\\)$", ""))).findFirst())
        .or(() -> Arrays.stream(values()).filter(c -> c.isNamedIn(plain)).findFirst());
  }

  /** By one word among few, where that leaves no doubt. */
  private boolean isNamedIn(String plain) {
    var said = List.of(plain.split(" ", -1));
    return said.size() <= FEW && switch (this) {
      case WHAT -> said.stream().anyMatch(CLEAR::contains);
      case WHO -> said.getFirst().startsWith("atribu") || said.getFirst().startsWith("asigna");
      case AT -> said.stream().anyMatch(Set.of("inicio", "início", "beginn", "début")::contains);
      case NUMBER, END, TAKES, NEEDS, STATUS, PHASE, WHERE, EXPECTED, COMMAND, NOTE -> false;
    };
  }
}
