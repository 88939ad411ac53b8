package dev.gatescope.session;

import dev.gatescope.file.AtomicFiles;
import dev.gatescope.file.FileProblems;
import dev.gatescope.file.Safetensors;
import dev.gatescope.text.Problem;
import dev.gatescope.text.ProblemException;
import dev.gatescope.train.EpochReport;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Saves a session again and again into a folder, each time only what is new: a part of an epoch is
 * written once, and {@code session.json} last, in one step. So whenever the process ends, be it by
 * a power cut, what {@code session.json} names is there whole; what is lost is what came after the
 * last {@link #write} that returned.
 *
 * <p>Every process, and every session within one, has a folder of its own in the common one, locked
 * while the process lives: two windows do not meet. Beside its own, the newest others stay: two
 * windows that were killed leave two.
 *
 * <p>Not thread-safe: for one background thread.
 */
public final class AutosaveFolder implements AutoCloseable {
  /** How many sessions stay beside a window's own. */
  private static final int OTHERS = 2;

  /** How far the clock of a disk in the net may be ahead. */
  private static final Duration AHEAD = Duration.ofMinutes(1);

  /** How old a folder without a session must be to be nobody's: its making takes far less. */
  private static final Duration ABANDONED = Duration.ofMinutes(1);

  private final Path root;
  private LockedFolder own;

  /** Whether {@link #own} holds a session. */
  private boolean saved;

  /**
   * Those that this session was saved in before, locked and good until it is saved in {@link #own}.
   */
  private final List<LockedFolder> outgrown = new ArrayList<>();

  /** What each written part was made of, by identity: parts are immutable and never change. */
  private Map<Object, String> written = new IdentityHashMap<>();

  /**
   * @param root the common folder; made when first written to
   */
  public AutosaveFolder(Path root) {
    this.root = root;
  }

  /**
   * From now on another session is saved; the one before stays where it is.
   *
   * @return where that is; empty if it was never saved
   */
  public Optional<Path> begin() {
    close();
    leave();
    Optional<Path> left =
        outgrown.reversed().stream()
            .map(LockedFolder::path)
            .filter(AutosaveFolder::isSession)
            .findFirst();
    outgrown.clear();
    return left;
  }

  /** The same, but nothing of the one before stays: it is whole elsewhere. */
  public void forget() {
    begin().ifPresent(AutosaveFolder::tryToDiscard);
  }

  /**
   * The session that is saved from now on was read from a folder: with the next {@link #write} that
   * one goes. Else it would push out another session.
   */
  public void adopt(Path from) {
    LockedFolder.take(from).ifPresent(outgrown::add);
  }

  private void leave() {
    if (own != null) {
      outgrown.add(own);
    }
    own = null;
    saved = false;
    written = new IdentityHashMap<>();
  }

  /**
   * Saves a session: after this, a crash loses nothing of it.
   *
   * @throws ProblemException if it cannot be written; what was saved before stays good
   */
  public void write(Session session) {
    if ((own != null && !own.isWhole()) || session.runs().stream().anyMatch(this::isAnother)) {
      leave();
    }
    try {
      if (own == null) {
        own = LockedFolder.make(root);
      }
      written.values().retainAll(there());
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
      AtomicFiles.write(own.path().resolve(PartNames.JSON), SessionWriter.head(session));
      if (!saved || !outgrown.isEmpty()) {
        saved = true;
        tidyUp();
      }
      names.addAll(now.values());
      for (String gone : written.values()) {
        if (!names.contains(gone)) {
          Files.deleteIfExists(own.path().resolve(gone));
        }
      }
      written = now;
    } catch (IOException e) {
      throw FileProblems.cannotWrite(own == null ? root : own.path(), e);
    }
  }

  /**
   * Those of the written parts that nobody deleted since. One listing for each of their folders.
   */
  private Set<String> there() {
    Set<String> folders = new HashSet<>();
    for (String name : written.values()) {
      folders.add(name.substring(0, name.lastIndexOf('/') + 1));
    }
    Set<String> there = new HashSet<>();
    for (String folder : folders) {
      try (Stream<Path> files = Files.list(own.path().resolve(folder))) {
        files.forEach(file -> there.add(folder + file.getFileName()));
      } catch (IOException | UncheckedIOException e) {
        // What cannot be listed is written again, and then it is said why it cannot.
      }
    }
    return there;
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
      Path file = own.path().resolve(name);
      if (!Files.isDirectory(file.getParent())) {
        AtomicFiles.requireOutputFolder(file.getParent());
      }
      AtomicFiles.write(file, out -> content.tensors().writeTo(out));
      written.put(of, name);
    }
    now.put(of, name);
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
    } catch (IOException | UncheckedIOException e) {
      throw FileProblems.cannotWrite(saved, e);
    }
  }

  /**
   * The sessions that no process uses, the newest first. Those of a time to come are the last: they
   * were saved while a clock was ahead, who knows when.
   */
  private List<Path> others() {
    record Saved(Path folder, Instant at) {}
    Instant latest = Instant.now().plus(AHEAD);
    return unused().stream()
        .filter(AutosaveFolder::isSession)
        // Once each: another window may remove one meanwhile.
        .map(folder -> new Saved(folder, savedAt(folder)))
        .sorted(
            Comparator.comparing((Saved saved) -> saved.at().isAfter(latest))
                .thenComparing(Saved::at, Comparator.reverseOrder())
                .thenComparing(Saved::folder, Comparator.reverseOrder()))
        .map(Saved::folder)
        .toList();
  }

  private List<Path> unused() {
    try (Stream<Path> folders = Files.list(root)) {
      return folders
          .filter(LockedFolder::isOne)
          .filter(folder -> !LockedFolder.isInUse(folder))
          .toList();
    } catch (IOException | UncheckedIOException e) {
      return List.of();
    }
  }

  /** Whether a folder holds a session. */
  public static boolean isSession(Path folder) {
    return Files.isRegularFile(folder.resolve(PartNames.JSON));
  }

  /** Left by a process that ended before it had saved anything, or in the midst of a removal. */
  private static boolean isAbandoned(Path folder) {
    try {
      Instant changed = Files.getLastModifiedTime(folder).toInstant();
      // Either way: the clock may have been ahead.
      return !isSession(folder)
          && Duration.between(changed, Instant.now()).abs().compareTo(ABANDONED) > 0;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Removes where this session was before, lets the newest other sessions stay and removes the
   * rest. What cannot be removed does no harm: it is tried again with the next session.
   */
  private void tidyUp() {
    List<Path> old = new ArrayList<>();
    for (LockedFolder folder : outgrown) {
      folder.close();
      old.add(folder.path());
    }
    outgrown.clear();
    // First these: they are newer than the others that are to stay.
    old.forEach(AutosaveFolder::tryToDiscard);
    others().stream().skip(OTHERS).forEach(AutosaveFolder::tryToDiscard);
    unused().stream().filter(AutosaveFolder::isAbandoned).forEach(AutosaveFolder::tryToDiscard);
  }

  private static void tryToDiscard(Path folder) {
    try {
      discard(folder);
    } catch (ProblemException e) {
      // See tidyUp.
    }
  }

  /** Ends the use of the folder; the session stays and can be opened again. */
  @Override
  public void close() {
    outgrown.forEach(LockedFolder::close);
    if (own != null) {
      own.close();
    }
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
