package rollcall.bot.gateway.terminal;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * How a prompt looks and what it remembers.
 *
 * @param name
 *          stands before what is typed, as in {@code prabhu> }
 * @param colour
 *          whether colours are wanted
 * @param history
 *          the file of lines typed earlier, made readable for its owner alone; without it they are
 *          forgotten at the end
 * @param completions
 *          from the line up to the cursor to the words that may stand where its last word stands;
 *          called on Tab
 */
public record PromptSettings(String name, boolean colour, Optional<Path> history,
    Function<String, List<String>> completions) {}
