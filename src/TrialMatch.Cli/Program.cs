using TrialMatch.Cli;
using TrialMatch.Cli.Output;

using var terminal = Terminal.OfProcess();
return await CommandLine.RunAsync(args, terminal);
