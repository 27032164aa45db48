using TrialMatch.Benchmarks;
using TrialMatch.Benchmarks.Cluster;
using TrialMatch.Benchmarks.Cluster.Procedure;
using TrialMatch.Benchmarks.Lists;

return args switch
{
    ["register", .. var rest] => await RegisterBenchmark.RunAsync(rest),
    ["selection", .. var rest] => SelectionBenchmark.Run(rest),
    ["planning", .. var rest] => PlanningBenchmark.Run(rest),
    ["two-steps", .. var rest] => TwoStepsBenchmark.Run(rest),
    ["cluster", .. var rest] => await ClusterBenchmark.RunAsync(rest),
    [ProcedureServer.Argument, var templates] => await ProcedureServer.RunAsync(templates),
    ["lists", .. var rest] => await ListsBenchmark.RunAsync(rest),
    ["forecast"] => ForecastBenchmark.Run(),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: dotnet run -c Release --project tests/TrialMatch.Benchmarks -- register [seconds] | cluster [--quick] [measure]… | planning [rounds] | selection [instances] [seed] | lists [many] [few] | two-steps [requests] [seed] [years] | forecast");
    return 2;
}
