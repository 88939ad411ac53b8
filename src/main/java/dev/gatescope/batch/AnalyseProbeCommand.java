package dev.gatescope.batch;

import dev.gatescope.eval.probe.Probe;
import dev.gatescope.eval.probe.ProbeTables;
import dev.gatescope.eval.probe.Prober;
import dev.gatescope.eval.probe.Target;
import dev.gatescope.file.Model;
import dev.gatescope.lstm.Network;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tech.tablesaw.api.Table;

/** {@code gatescope analyse probe}: which units carry the borrow, or something else. */
@Command(name = "probe")
final class AnalyseProbeCommand implements Callable<Integer> {
  @Mixin private ModelOption model;
  @Mixin private AnalysisOutput output;

  @Option(
      names = "--target",
      paramLabel = "borrow|a|b|difference|run",
      descriptionKey = "option.probeTarget")
  private Target target = Target.BORROW;

  private final Terminal terminal;

  AnalyseProbeCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Model read = model.read();
    try (Prober prober = new Prober()) {
      Probe probe = prober.probe(Network.of(read.weights()), read.bits(), target);
      Table units = ProbeTables.units(probe);
      output.print(terminal, units, () -> json(probe, units));
    }
    return 0;
  }

  private static Map<String, Object> json(Probe probe, Table units) {
    boolean binary = probe.target().isBinary();
    Map<String, Object> readOut = new LinkedHashMap<>();
    readOut.put("judged_by", binary ? "accuracy" : "r_squared");
    readOut.put("fitted", probe.readOut().fitted());
    readOut.put("held_out", probe.readOut().heldOut());
    readOut.put("bias", probe.readOut().bias());
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("target", probe.target().id());
    json.put("bits", probe.timeSteps());
    json.put("chance", binary ? probe.chance() : null);
    json.put("read_out", readOut);
    json.put("units", AnalysisOutput.rows(units));
    return json;
  }
}
