package dev.gatescope.report;

import dev.gatescope.text.Messages;
import dev.gatescope.text.Names;
import dev.gatescope.text.Numbers;
import dev.gatescope.train.TrainingConfig;
import dev.gatescope.train.TrainingConfig.Setting;

/** A run's settings in words. */
public record SettingWords(Messages messages) {
  public String name(Setting setting) {
    return messages.text("settings." + Names.of(setting));
  }

  public String value(TrainingConfig config, Setting setting) {
    Object value = config.value(setting);
    return switch (value) {
      case Boolean yes -> messages.text(yes ? "settings.yes" : "settings.no");
      case Enum<?> choice ->
          messages.text("settings." + Names.of(setting) + "." + Names.of(choice));
      case Double number -> Numbers.exact(number);
      case Integer count -> messages.count(count);
      default -> value.toString();
    };
  }
}
