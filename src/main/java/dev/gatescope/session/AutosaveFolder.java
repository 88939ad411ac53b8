package dev.gatescope.session;

import dev.gatescope.file.AtomicFiles;
import dev.gatescope.file.FileProblems;
import dev.gatescope.file.Safetensors;
import dev.gatescope.text.Problem;
import dev.gatescope.text.ProblemException;
import dev.gatescope.train.EpochReport;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Saves a session again and again into a folder, each time only what is new: a part of an epoch is
 * written once, and {@code session.json} last, in one step. So whenever the process ends, be it by
 * a power cut, what {@code session.json} names is there whole; what is lost is what came after the
 * last {@link #write} that returned.
 *
 * <p>Every process, and every session within one, has a folder of its own in the common one, locked
 * while the process lives: two windows do not meet. Beside its own, the newest other stays.
 *
 * <p>Not thread-safe: for one background thread.
 */
public final class AutosaveFolder implements AutoCloseable {
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);

  private static final Pattern FOLDER = Pattern.compile("\\d{8}-\\d{6}-\\d{3}-\\d{1,18}");
  private static final String LOCK = "lock";

  private final Path root;
  private Path own;
  private FileChannel lockFile;

  /** What each written part was made of, by identity: parts are immutable and never change. */
  private Map<Object, String> written = new IdentityHashMap<>();

  /**
   * @param root the common folder; made when first written to
   */
  public AutosaveFolder(Path root) {
    this.root = root;
  }

  /** From now on another session is saved; the one before stays where it is. */
  public void begin() {
    close();
    own = null;
    written = new IdentityHashMap<>();
  }

  /**
   * Saves a session: after this, a crash loses nothing of it.
   *
   * @throws ProblemException if it cannot be written; what was saved before stays good
   */
  public void write(Session session) {
    if (session.runs().stream().anyMatch(this::isAnother)) {
      begin();
    }
    boolean first = own == null;
    try {
      if (first) {
        make();
      }
      Map<Object, String> now = new IdentityHashMap<>();
      Set<String> names = new HashSet<>();
      for (SessionRun run : session.runs()) {
        int number = run.number();
        // Epochs are only ever added: the last one tells which there are.
        part(now, run.epochs().getLast(), PartNames.numbers(number), () -> RunParts.numbers(run));
        for (EpochReport report : run.reports()) {
          part(now, report, PartNames.epoch(number, report.epoch()), () -> RunParts.epoch(report));
        }
        if (run.moments() != null) {
          part(
              now,
              run.moments(),
              PartNames.adam(number, run.reports().getLast().epoch()),
              () -> RunParts.adam(run.moments()));
        }
      }
      AtomicFiles.write(own.resolve(PartNames.JSON), SessionWriter.head(session));
      names.addAll(now.values());
      for (String gone : written.values()) {
        if (!names.contains(gone)) {
          Files.deleteIfExists(own.resolve(gone));
        }
      }
      written = now;
    } catch (IOException e) {
      throw FileProblems.cannotWrite(own == null ? root : own, e);
    }
    if (first) {
      prune();
    }
  }

  /**
   * Whether a run has the number of another that was saved: its parts would be overwritten while
   * {@code session.json} still means the old ones.
   */
  private boolean isAnother(SessionRun run) {
    EpochReport first = run.reports().getFirst();
    // Not containsValue, which an identity map answers by identity.
    return new HashSet<>(written.values()).contains(PartNames.numbers(run.number()))
        && !PartNames.epoch(run.number(), first.epoch()).equals(written.get(first));
  }

  /** Makes a part's tensors. */
  private interface Content {
    Safetensors tensors();
  }

  private void part(Map<Object, String> now, Object of, String name, Content content) {
    if (!name.equals(written.get(of))) {
      Path file = own.resolve(name);
      if (!Files.isDirectory(file.getParent())) {
        AtomicFiles.requireOutputFolder(file.getParent());
      }
      AtomicFiles.write(file, out -> content.tensors().writeTo(out));
      written.put(of, name);
    }
    now.put(of, name);
  }

  private void make() throws IOException {
    Path folder = root.resolve(NAME.format(Instant.now()) + "-" + ProcessHandle.current().pid());
    AtomicFiles.requireOutputFolder(folder);
    lockFile =
        FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    // Released by the system when the process ends, however it ends.
    FileLock lock = lockFile.tryLock();
    if (lock == null) {
      throw new IOException(folder.toString());
    }
    own = folder;
  }

  /** The session that was saved last and is no longer in use, if there is one. */
  public Optional<Path> newest() {
    return others().stream().findFirst();
  }

  /** When a session was saved last. */
  public static Instant savedAt(Path saved) {
    try {
      return Files.getLastModifiedTime(saved.resolve(PartNames.JSON)).toInstant();
    } catch (IOException e) {
      return Instant.EPOCH;
    }
  }

  /**
   * Opens a session that was saved.
   *
   * @param saved as {@link #newest} gave it
   * @throws ProblemException if it is damaged, or of a newer program
   */
  public static Session read(Path saved) {
    try {
      return new SessionReader(new Folder(saved), saved.toString()).read();
    } catch (IOException e) {
      throw FileProblems.cannotRead(saved, e);
    }
  }

  /** Removes a session that is not wanted any more. */
  public static void discard(Path saved) {
    try (Stream<Path> files = Files.walk(saved)) {
      List<Path> all = new ArrayList<>(files.sorted(Comparator.reverseOrder()).toList());
      // First what makes it a session, so that it is none if this ends halfway.
      all.addFirst(saved.resolve(PartNames.JSON));
      for (Path file : all) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw FileProblems.cannotWrite(saved, e);
    }
  }

  /** Those that no process uses, the newest first. */
  private List<Path> others() {
    try (Stream<Path> folders = Files.list(root)) {
      return folders
          .filter(folder -> FOLDER.matcher(folder.getFileName().toString()).matches())
          .filter(folder -> Files.isRegularFile(folder.resolve(PartNames.JSON)))
          .filter(folder -> !folder.equals(own) && !isInUse(folder))
          .sorted(Comparator.comparing(AutosaveFolder::savedAt).reversed())
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private static boolean isInUse(Path folder) {
    Path file = folder.resolve(LOCK);
    if (Files.notExists(file)) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      return lock == null;
    } catch (OverlappingFileLockException e) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Lets the newest other stay. What cannot be removed does no harm. */
  private void prune() {
    for (Path old : others().stream().skip(1).toList()) {
      try {
        discard(old);
      } catch (ProblemException e) {
        // It is tried again with the next session.
      }
    }
  }

  /** Ends the use of the folder; the session stays and can be opened again. */
  @Override
  public void close() {
    try {
      if (lockFile != null) {
        lockFile.close();
      }
    } catch (IOException e) {
      // The process ends, or goes on to another folder: the lock is of no more use.
    }
    lockFile = null;
  }

  /** A folder's parts. What is there and not named is of a write that was not finished. */
  private record Folder(Path folder) implements PartSource {
    @Override
    public InputStream open(String name) throws IOException {
      try {
        Path file = folder.resolve(name);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
          throw new NoSuchFileException(name);
        }
        return Files.newInputStream(file);
      } catch (NoSuchFileException e) {
        throw Problem.of("session.missingPart", folder.toString(), name).asException(e);
      }
    }

    @Override
    public void check(SessionHead head) {
      for (String name : PartNames.of(head)) {
        if (!Files.isRegularFile(folder.resolve(name))) {
          throw Problem.of("session.missingPart", folder.toString(), name).asException();
        }
      }
    }
  }
}
