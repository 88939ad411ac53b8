package dev.gatescope;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.MethodCallTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import dev.gatescope.batch.PictureWriter;
import dev.gatescope.train.TrainingConfig;
import dev.gatescope.ui.common.Controller;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.Timer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may know whom, and why. Plain tests: rules as fields were passed over without a word. */
class ArchitectureTest {
  private static final String ROOT = "dev.gatescope";
  private static final JavaClasses PROGRAM = program();

  /** The first package below the root may see these others; random and text are for everyone. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "random |",
        "text   |",
        "optim  |",
        "lstm   | optim",
        "data   | lstm optim",
        "eval   | data lstm optim",
        "train  | eval data lstm optim",
        "file   | train eval data lstm optim",
        "report | file train eval data lstm optim",
        "session | file train eval data lstm optim",
        "batch  | report file train eval data lstm optim",
        "ui     | session report file train eval data lstm optim"
      })
  void dependenciesPointOneWay(String name, String others) {
    List<String> allowed = new ArrayList<>(List.of(in(name), in("random"), in("text")));
    for (String other : others == null ? new String[0] : others.split(" ", -1)) {
      allowed.add(in(other));
    }
    check(
        noClasses()
            .that()
            .resideInAPackage(in(name))
            .and(not(DRAWS_FOR_THE_COMMAND_LINE))
            .should()
            .dependOnClassesThat(
                resideInAPackage(ROOT + "..")
                    .and(not(resideInAnyPackage(allowed.toArray(String[]::new)))))
            .because(
                "App -> Wiring -> ui | batch -> train, eval, file -> data -> lstm -> optim: what is"
                    + " lower can be read, tested and replaced without what is above"));
  }

  /**
   * The command line asks for pictures by an interface of its own, which the window's side keeps.
   */
  private static final DescribedPredicate<JavaClass> DRAWS_FOR_THE_COMMAND_LINE =
      assignableTo(PictureWriter.class).and(resideInAPackage(in("ui.export")));

  /** The interface and what its methods take. */
  private static final DescribedPredicate<JavaClass> PICTURES =
      assignableTo(PictureWriter.class)
          .or(assignableTo(PictureWriter.View.class))
          .or(assignableTo(PictureWriter.Shown.class));

  @Test
  void theWindowSeesNothingOfTheCommandLineButItsPictures() {
    check(
        noClasses()
            .that()
            .resideInAPackage(in("ui"))
            .should()
            .dependOnClassesThat(resideInAPackage(in("batch")).and(not(PICTURES)))
            .because("the window and the command line are two faces of one core"));
  }

  @Test
  void onlyTheWindowKnowsJavaFx() {
    check(
        noClasses()
            .that(not(resideInAnyPackage(in("ui"), ROOT)))
            .should()
            .dependOnClassesThat(WINDOW_LIBRARIES)
            .because("the core and the command line run on machines without a display"));
  }

  private static final DescribedPredicate<JavaClass> WINDOW_LIBRARIES =
      resideInAnyPackage(
          "javafx..",
          "com.sun.javafx..",
          "io.fair_acc..",
          "atlantafx..",
          "org.kordamp..",
          "java.awt..",
          "javax.swing..");

  @Test
  void onlyTheMathematicsKnowsNd4j() {
    check(
        noClasses()
            .that(not(resideInAnyPackage(in("lstm"), in("optim"))))
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.nd4j..", "org.bytedeco.."))
            .because("off-heap arrays belong to one engine; only plain values cross threads"));
  }

  @Test
  void onlyTheFusedEngineKnowsVectors() {
    check(
        noClasses()
            .that(not(resideInAPackage(in("lstm.fused"))))
            .should()
            .dependOnClassesThat(resideInAPackage("jdk.incubator.vector.."))
            .because("the incubating module may be missing: who touches it must be asked for it"));
  }

  @Test
  void viewModelsKnowNoScene() {
    DescribedPredicate<JavaClass> color =
        describe("Color", type -> type.getName().equals("javafx.scene.paint.Color"));
    check(
        noClasses()
            .that(
                resideInAPackage(in("ui.model"))
                    .or(
                        describe(
                            "view models", type -> type.getSimpleName().endsWith("ViewModel"))))
            .should()
            .dependOnClassesThat(
                resideInAnyPackage(
                        "javafx.scene..", "javafx.stage..", "io.fair_acc..", "atlantafx..")
                    .and(not(color)))
            .because("they are tested without a toolkit; of pictures they know colours alone"));
  }

  @Test
  void controllersAreClosedByTheirViews() {
    check(
        classes()
            .that()
            .resideInAPackage(in("ui"))
            .and()
            .haveSimpleNameEndingWith("Controller")
            .should()
            .beAssignableTo(Controller.class)
            .because("a view that is thrown away must leave no subscription behind"));
  }

  @Test
  void threadsAreMadeInOnePlace() {
    DescribedPredicate<JavaAccess<?>> startsThreads =
        describe("start a thread", ArchitectureTest::startsThread);
    check(
        noClasses()
            .that(not(resideInAnyPackage(in("ui.background"), in("lstm"))))
            .and()
            // Its thread is the hook that the runtime asks for.
            .doNotHaveFullyQualifiedName("dev.gatescope.batch.EarlyEnd")
            .should(ArchConditions.accessTargetWhere(startsThreads))
            .orShould()
            .beAssignableTo(Thread.class)
            .because("who starts a thread must name and end it, and two places are easy to watch"));
  }

  private static boolean startsThread(JavaAccess<?> access) {
    JavaClass owner = access.getTargetOwner();
    String name = access.getTarget().getName();
    if (owner.isEquivalentTo(Thread.class)) {
      return Set.of("<init>", "ofPlatform", "ofVirtual", "startVirtualThread").contains(name);
    }
    if (owner.isEquivalentTo(CompletableFuture.class)) {
      boolean ownExecutor =
          access.getTarget() instanceof MethodCallTarget call
              && call.getRawParameterTypes().size() > 1;
      return Set.of("runAsync", "supplyAsync").contains(name) && !ownExecutor;
    }
    return owner.isEquivalentTo(Executors.class)
        || owner.isEquivalentTo(ForkJoinPool.class)
        || owner.isEquivalentTo(Timer.class)
        || name.equals("parallelStream")
        || (owner.getPackageName().equals("java.util.stream") && name.equals("parallel"));
  }

  @Test
  void nothingStaticChanges() {
    check(
        fields()
            .that()
            .areStatic()
            .should()
            .beFinal()
            .because("state has an owner: two runs in one process must not meet"));
  }

  @Test
  void noStaticHoldsWhatCanChange() {
    List<String> found =
        PROGRAM.stream()
            .flatMap(type -> type.getFields().stream())
            .filter(field -> field.getModifiers().contains(JavaModifier.STATIC))
            .filter(field -> !field.getModifiers().contains(JavaModifier.SYNTHETIC))
            .filter(ArchitectureTest::holdsMutable)
            .map(JavaField::getFullName)
            .toList();
    assertEquals(List.of(), found, "constants are constant");
  }

  private static boolean holdsMutable(JavaField field) {
    String type = field.getRawType().getName();
    return type.startsWith("java.util.concurrent")
        || type.startsWith("javafx.beans")
        || List.of("java.util.ArrayList", "java.util.HashMap", "java.util.Random").contains(type)
        || type.startsWith("org.nd4j.linalg.api.ndarray");
  }

  @Test
  void onlyTheEdgesPrint() {
    check(
        noClasses()
            .that(not(resideInAPackage(ROOT)))
            .and()
            .doNotHaveFullyQualifiedName("dev.gatescope.batch.Terminal")
            .and()
            .doNotHaveFullyQualifiedName("dev.gatescope.ui.ErrorReporter")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .callMethod(Throwable.class, "printStackTrace")
            .because("what users read is said at the edge, in their language"));
  }

  @Test
  void packagesHaveNoCycles() {
    check(
        slices()
            .matching(ROOT + ".(*)..")
            .should()
            .beFreeOfCycles()
            .because("a cycle is one large package in disguise"));
    check(
        slices()
            .matching(ROOT + ".ui.(*)..")
            .should()
            .beFreeOfCycles()
            .because("panes know the shared models, not each other in circles"));
  }

  /** A rule over nothing holds: so make sure that the rules see what they speak of. */
  @Test
  void theRulesSeeTheProgram() {
    assertTrue(PROGRAM.size() > 150, PROGRAM.size() + " classes");
    for (String name :
        List.of("App", "Wiring", "ui.common.Palette", "batch.Terminal", "lstm.Nd4jEngine")) {
      assertTrue(PROGRAM.contain(ROOT + "." + name), name);
    }
    assertTrue(seeing(WINDOW_LIBRARIES) > 30, "classes that see JavaFX");
    assertTrue(seeing(resideInAPackage("org.nd4j..")) > 5, "classes that see ND4J");
    assertTrue(
        PROGRAM.stream()
            .flatMap(type -> type.getAccessesFromSelf().stream())
            .anyMatch(ArchitectureTest::startsThread),
        "somebody starts a thread");
    assertTrue(
        PROGRAM.stream().noneMatch(type -> type.getSimpleName().endsWith("Test")), "no tests");
  }

  private static long seeing(DescribedPredicate<JavaClass> seen) {
    return PROGRAM.stream()
        .filter(
            type ->
                type.getDirectDependenciesFromSelf().stream()
                    .anyMatch(dependency -> seen.test(dependency.getTargetClass())))
        .count();
  }

  private static String in(String name) {
    return ROOT + "." + name + "..";
  }

  private static void check(ArchRule rule) {
    rule.allowEmptyShould(false).check(PROGRAM);
  }

  private static JavaClasses program() {
    try {
      return new ClassFileImporter()
          .importPath(
              Path.of(
                  TrainingConfig.class
                      .getProtectionDomain()
                      .getCodeSource()
                      .getLocation()
                      .toURI()));
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
