package dev.gatescope.offline;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A seccomp filter of this process: from now on Linux ends it (signal SIGSYS) at the first socket
 * that is not a Unix domain one and at the first attempt to start another process, whoever asks,
 * native libraries included. It needs no privilege and nothing installed, and cannot be undone.
 *
 * <p>X11 is spoken through a Unix domain socket; those reach no other machine.
 */
final class KernelGuard {
  private static final int PR_SET_NO_NEW_PRIVS = 38;
  private static final int SECCOMP_SET_MODE_FILTER = 1;

  /** The filter holds for all threads of the process, not just for the calling one. */
  private static final int SECCOMP_FILTER_FLAG_TSYNC = 1;

  private static final int RLIMIT_CORE = 4;
  private static final int AF_UNIX = 1;
  private static final int CLONE_THREAD = 0x10000;
  private static final int ENOSYS = 38;

  // linux/seccomp.h
  private static final int KILL_PROCESS = 0x80000000;
  private static final int ERRNO = 0x00050000;
  private static final int ALLOW = 0x7fff0000;
  // struct seccomp_data: int nr; u32 arch; u64 instruction_pointer; u64 args[6], little-endian
  private static final int NUMBER = 0;
  private static final int ARCHITECTURE = 4;
  private static final int FIRST_ARGUMENT = 16;
  // linux/bpf_common.h: BPF_LD | BPF_W | BPF_ABS, BPF_JMP | BPF_JEQ | BPF_K, ..._JSET, BPF_RET
  private static final int LOAD = 0x20;
  private static final int JUMP_IF_EQUAL = 0x15;
  private static final int JUMP_IF_ANY_BIT = 0x45;
  private static final int RETURN = 0x06;

  private static final int INSTRUCTION_BYTES = 8;

  /**
   * The numbers of system calls on one architecture.
   *
   * @param audit its AUDIT_ARCH number
   * @param thread clone, which starts threads and processes
   * @param starts calls that do nothing else but start a process or replace this one
   */
  private record Calls(int audit, int seccomp, int socket, int thread, Set<Integer> starts) {
    /** clone3 and io_uring_setup have the same number everywhere. */
    static final int CLONE3 = 435;

    static final int IO_URING_SETUP = 425;

    static Calls here() {
      return System.getProperty("os.arch").equals("aarch64")
          ? new Calls(0xc00000b7, 277, 198, 220, Set.of(221, 281))
          : new Calls(0xc000003e, 317, 41, 56, Set.of(57, 58, 59, 322));
    }
  }

  private record Instruction(int code, int then, int otherwise, int value) {}

  private KernelGuard() {}

  /** Whether there is such a guard for this system. */
  static boolean known() {
    return System.getProperty("os.name").equals("Linux")
        && Set.of("amd64", "aarch64").contains(System.getProperty("os.arch"));
  }

  /** Begins to guard this process. */
  @SuppressWarnings("restricted") // the leave for it is among the options of every start
  static void install() throws Throwable {
    loadJavasOwnProbe();
    Linker linker = Linker.nativeLinker();
    FunctionDescriptor longs =
        FunctionDescriptor.of(
            JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, ADDRESS, JAVA_LONG, JAVA_LONG);
    try (Arena arena = Arena.ofConfined()) {
      // Whoever is ended shall leave no file with its memory.
      linker
          .downcallHandle(
              linker.defaultLookup().findOrThrow("setrlimit"),
              FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS))
          .invoke(RLIMIT_CORE, arena.allocate(JAVA_LONG, 2));
      int done =
          (int)
              linker
                  .downcallHandle(
                      linker.defaultLookup().findOrThrow("prctl"),
                      FunctionDescriptor.of(
                          JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG),
                      Linker.Option.firstVariadicArg(1))
                  .invoke(PR_SET_NO_NEW_PRIVS, 1L, 0L, 0L, 0L);
      if (done != 0) {
        throw new IllegalStateException("PR_SET_NO_NEW_PRIVS: " + done);
      }
      long filtered =
          (long)
              linker
                  .downcallHandle(
                      linker.defaultLookup().findOrThrow("syscall"),
                      longs,
                      Linker.Option.firstVariadicArg(1))
                  .invoke(
                      (long) Calls.here().seccomp(),
                      (long) SECCOMP_SET_MODE_FILTER,
                      (long) SECCOMP_FILTER_FLAG_TSYNC,
                      program(arena),
                      0L,
                      0L);
      if (filtered != 0) {
        throw new IllegalStateException("seccomp: " + filtered);
      }
    }
  }

  /**
   * When Java's own library for files and networks is loaded, it makes an IPv6 socket and closes it
   * at once, to know if there is IPv6. Loaded before, it is no attempt of the program.
   */
  private static void loadJavasOwnProbe() throws IOException {
    Path file = Files.createTempFile("guard", null);
    try (FileChannel channel = FileChannel.open(file)) {
      if (channel.size() != 0) {
        throw new IllegalStateException(file + " is not new");
      }
    }
    Files.delete(file);
  }

  /** struct sock_fprog: the filter's length and where it is. */
  private static MemorySegment program(Arena arena) {
    List<Instruction> filter = filter(Calls.here());
    MemorySegment code = arena.allocate((long) filter.size() * INSTRUCTION_BYTES, 8);
    for (int i = 0; i < filter.size(); i++) {
      Instruction instruction = filter.get(i);
      long at = (long) i * INSTRUCTION_BYTES;
      code.set(JAVA_SHORT, at, (short) instruction.code());
      code.set(JAVA_BYTE, at + 2, (byte) instruction.then());
      code.set(JAVA_BYTE, at + 3, (byte) instruction.otherwise());
      code.set(JAVA_INT, at + 4, instruction.value());
    }
    MemorySegment program = arena.allocate(16, 8);
    program.set(JAVA_SHORT, 0, (short) filter.size());
    program.set(ADDRESS, 8, code);
    return program;
  }

  private static List<Instruction> filter(Calls calls) {
    List<Instruction> filter = new ArrayList<>();
    // A call by another architecture's numbers: none of ours makes any.
    filter.add(new Instruction(LOAD, 0, 0, ARCHITECTURE));
    filter.add(new Instruction(JUMP_IF_EQUAL, 1, 0, calls.audit()));
    filter.add(new Instruction(RETURN, 0, 0, KILL_PROCESS));
    filter.add(new Instruction(LOAD, 0, 0, NUMBER));
    for (int starts : calls.starts()) {
      addIfEqual(filter, starts, KILL_PROCESS);
    }
    addIfEqual(filter, Calls.IO_URING_SETUP, KILL_PROCESS);
    // Its flags lie in memory, where a filter cannot look; without it the C library takes clone.
    addIfEqual(filter, Calls.CLONE3, ERRNO | ENOSYS);
    filter.add(new Instruction(JUMP_IF_EQUAL, 0, 4, calls.socket()));
    filter.add(new Instruction(LOAD, 0, 0, FIRST_ARGUMENT));
    filter.add(new Instruction(JUMP_IF_EQUAL, 0, 1, AF_UNIX));
    filter.add(new Instruction(RETURN, 0, 0, ALLOW));
    filter.add(new Instruction(RETURN, 0, 0, KILL_PROCESS));
    filter.add(new Instruction(JUMP_IF_EQUAL, 0, 3, calls.thread()));
    filter.add(new Instruction(LOAD, 0, 0, FIRST_ARGUMENT));
    filter.add(new Instruction(JUMP_IF_ANY_BIT, 1, 0, CLONE_THREAD));
    filter.add(new Instruction(RETURN, 0, 0, KILL_PROCESS));
    filter.add(new Instruction(RETURN, 0, 0, ALLOW));
    return filter;
  }

  private static void addIfEqual(List<Instruction> filter, int number, int answer) {
    filter.add(new Instruction(JUMP_IF_EQUAL, 0, 1, number));
    filter.add(new Instruction(RETURN, 0, 0, answer));
  }
}
