package dev.gatescope.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gatescope.lstm.CellType;
import dev.gatescope.lstm.WeightLayout;
import dev.gatescope.lstm.fused.FusedOptions;
import dev.gatescope.text.Messages;
import dev.gatescope.train.EpochReport;
import dev.gatescope.train.Race;
import dev.gatescope.train.TrainingConfig;
import dev.gatescope.train.TrainingControl;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnalyseRaceTest {
  private static Object[] race(String... more) {
    List<Object> words =
        new ArrayList<>(List.of("analyse", "race", "--epochs", "2", "--bits", "5"));
    words.addAll(List.of("--samples", "300", "--seed", "5"));
    words.addAll(List.of(more));
    return words.toArray();
  }

  @Test
  void csvHasOneRowALaneAndEpoch() {
    List<String> lines =
        new Console()
            .succeed(race("--cells", "gru,rnn,lstm", "--hidden", "4,5,6"))
            .lines()
            .toList();
    assertEquals(
        "lane,cell,hidden,learning_rate,epoch,loss,test_loss,test_rmse,all_pairs_wrong,rules_kept",
        lines.getFirst());
    assertEquals(
        List.of("1,gru,4,0.01,1", "1,gru,4,0.01,2", "2,rnn,5,0.01,1", "2,rnn,5,0.01,2"),
        lines.subList(1, 5).stream().map(line -> line.substring(0, 14)).toList());
    assertEquals(
        List.of("3,lstm,6,0.01,1", "3,lstm,6,0.01,2"),
        lines.subList(5, 7).stream().map(line -> line.substring(0, 15)).toList());
    assertEquals(7, lines.size());
  }

  @Test
  void jsonHasTheNumbersOfTheRace() throws IOException {
    String text =
        new Console()
            .succeed(
                race(
                    "--cells",
                    "gru,gru",
                    "--hidden",
                    "4",
                    "--learning-rate",
                    "0.01,0.02",
                    "--format",
                    "json"));
    JsonNode rows = new ObjectMapper().readTree(text);
    assertEquals(4, rows.size());
    TrainingConfig first = config(0.01);
    List<EpochReport> second = new ArrayList<>();
    TrainingControl control = new TrainingControl();
    control.resume();
    new Race(
            List.of(first, config(0.02)),
            control,
            (lane, report) -> {
              if (lane == 1) {
                second.add(report);
              }
            },
            FusedOptions.standard())
        .run();
    JsonNode last = rows.get(3);
    EpochReport report = second.getLast();
    assertEquals(2, last.get("epoch").intValue());
    assertEquals(0.02, last.get("learning_rate").doubleValue());
    assertEquals(report.loss(), last.get("loss").doubleValue());
    assertEquals(report.testLoss(), last.get("test_loss").doubleValue());
    assertEquals(report.test().rmse(), last.get("test_rmse").doubleValue());
    assertEquals(report.allPairs().wrong(), last.get("all_pairs_wrong").intValue());
    assertEquals(report.rules().kept(), last.get("rules_kept").intValue());
  }

  private static TrainingConfig config(double learningRate) {
    TrainingConfig c =
        TrainingConfig.article()
            .withNetwork(new WeightLayout(CellType.GRU, 4), 5)
            .withEpochs(2)
            .withSeed(5);
    return new TrainingConfig(
        c.cell(),
        c.hiddenSize(),
        c.bits(),
        300,
        c.borrowOnly(),
        c.distinct(),
        c.split(),
        c.trainShare(),
        c.batchSize(),
        c.epochs(),
        learningRate,
        c.seed(),
        c.engine());
  }

  @Test
  void lanesTakeEverySettingThatTheyShare() {
    String article = new Console().succeed(race("--cells", "gru,rnn", "--hidden", "4"));
    for (String option : List.of("--any-pair", "--split=pairs", "--train-share=0.5", "--batch=7")) {
      String other = new Console().succeed(race("--cells", "gru,rnn", "--hidden", "4", option));
      assertEquals(5, other.lines().count());
      assertNotEquals(article, other, option);
    }
    String error = new Console().fail(2, race("--batch=0"));
    assertTrue(error.contains("Batch size is 0"), error);
  }

  @Test
  void aLaneThatFailsIsNamedAndTheOtherPrinted() {
    Console console = new Console();
    int exitCode =
        console.execute(
            race("--cells", "gru,rnn", "--hidden", "4", "--learning-rate", "1e39,0.01"));
    assertEquals(0, exitCode);
    assertTrue(console.err().startsWith("Lane 1 drops out: The loss became NaN"), console.err());
    assertEquals(1 + 2, console.out().lines().count());
  }

  @Test
  void settingsThatDrawNoDataAreRefusedBeforeAnythingIsPrinted() {
    Console console = new Console();
    String error = console.fail(2, race("--train-share=0.00001"));
    assertTrue(error.contains("(see: "), error);
    assertEquals("", console.out());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--cells=lstm | one lane: choose 2 to 3",
        "--cells=lstm,gru,rnn,rnn | 4 lanes: choose 2 to 3",
        "--cells=gru,gru | Two lanes of the race are equal",
        "--hidden=3,4 | --hidden has 2 values for 3 lanes",
        "--hidden=0 | Hidden size is 0",
        "--cells=gru,cnn | --cells is \"cnn\": give one of lstm, gru, rnn (see:",
        "--hidden=4,many | --hidden is \"many\": give a whole number such as 32 (see:",
        "--learning-rate=fast | --learning-rate is \"fast\": give a number such as 0.01 (see:"
      })
  void badLanesAreNamed(String option, String said) {
    String error = new Console().fail(2, race(option));
    assertTrue(error.contains(said), error);
  }

  @Test
  void inChineseToo() {
    String error =
        new Console(Messages.of(Locale.TRADITIONAL_CHINESE), false)
            .fail(2, race("--cells=gru,gru"));
    assertTrue(error.contains("兩條跑道設定相同"), error);
    error =
        new Console(Messages.of(Locale.TRADITIONAL_CHINESE), false).fail(2, race("--hidden=many"));
    assertTrue(error.contains("請給整數，例如 32"), error);
  }
}
