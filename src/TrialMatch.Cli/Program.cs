using TrialMatch.Cli;
using TrialMatch.Cli.Output;

using var terminal = Terminal.OfProcess();
using var interruption = Interruption.OfProcess();
return await CommandLine.RunAsync(args, terminal, interruption);
