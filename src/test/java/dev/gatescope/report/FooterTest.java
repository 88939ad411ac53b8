package dev.gatescope.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gatescope.data.SplitKind;
import dev.gatescope.text.Messages;
import dev.gatescope.train.TrainingConfig;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class FooterTest {
  private static final TrainingConfig ARTICLE = TrainingConfig.article();

  @Test
  void theArticlesDataNeedNoWords() {
    List<String> lines = Footer.of(ARTICLE, Messages.english()).lines().toList();
    assertEquals(1, lines.size(), lines.toString());
  }

  /** Else one picture could not be told from another run's. */
  @Test
  void otherDataAreSaid() {
    TrainingConfig config =
        new TrainingConfig(
            ARTICLE.cell(),
            ARTICLE.hiddenSize(),
            ARTICLE.bits(),
            2000,
            ARTICLE.borrowOnly(),
            ARTICLE.distinct(),
            SplitKind.PAIRS,
            ARTICLE.trainShare(),
            ARTICLE.batchSize(),
            ARTICLE.epochs(),
            ARTICLE.learningRate(),
            ARTICLE.seed(),
            ARTICLE.engine());
    assertEquals(
        List.of("Samples 2,000 · Split By pair"),
        Footer.of(config, Messages.english()).lines().skip(1).toList());
    assertEquals(
        List.of("樣本數 2,000 · 資料分割 依數對"),
        Footer.of(config, Messages.of(Locale.TAIWAN)).lines().skip(1).toList());
  }

  @Test
  void ofForeignNetworksNoSeedIsClaimed() {
    assertEquals("LSTM · hidden 32 · 8 bits", Footer.ofUnknownOrigin(ARTICLE, Messages.english()));
  }
}
