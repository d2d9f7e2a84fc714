package rollcall.bot.journal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret that tells our lines from anybody else's. It lies in a file of its own, so that who
 * can write the database cannot write a line that the bot would follow.
 */
final class JournalKey {
  private static final int LENGTH_BYTES = 32;
  private static final Set<PosixFilePermission> OWNER_ONLY = Set
      .of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private final SecretKeySpec secret;

  private JournalKey(byte[] secret) {
    this.secret = new SecretKeySpec(secret, "HmacSHA256");
  }

  /** Throws JournalException when the file is not ours alone or does not hold a key. */
  static Optional<JournalKey> read(Path file) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      guard(file);
      return Optional.of(parse(file, Files.readString(file, StandardCharsets.US_ASCII)));
    } catch (IOException e) {
      throw new JournalException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  /** Makes a key, on disk and readable by us alone before it is used. */
  static JournalKey make(Path file) {
    byte[] secret = new byte[LENGTH_BYTES];
    new SecureRandom().nextBytes(secret);
    try {
      ForcedFile.replace(file, HexFormat.of().formatHex(secret) + "\n");
    } catch (IOException e) {
      throw new JournalException(file + " cannot be written: " + e.getMessage(), e);
    }
    return new JournalKey(secret);
  }

  private static void guard(Path file) throws IOException {
    if (!OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
      throw new JournalException(
          file + " is the journal's key and others may use it: chmod 600 it, and ask who did");
    }
  }

  private static JournalKey parse(Path file, String text) {
    try {
      byte[] secret = HexFormat.of().parseHex(text.strip());
      if (secret.length == LENGTH_BYTES) {
        return new JournalKey(secret);
      }
    } catch (IllegalArgumentException e) {
      throw new JournalException(file + " does not hold a key: put back the right one", e);
    }
    throw new JournalException(file + " does not hold a key: put back the right one");
  }

  Digest mac(Digest hash) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(secret);
      return Digest.ofRaw(mac.doFinal(hash.bytes()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }

  boolean made(Line line) {
    return MessageDigest.isEqual(mac(line.hash()).bytes(), line.mac().bytes());
  }
}
