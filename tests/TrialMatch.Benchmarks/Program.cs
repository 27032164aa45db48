using TrialMatch.Benchmarks;

return args switch
{
    ["register", .. var rest] => await RegisterBenchmark.RunAsync(rest),
    ["selection", .. var rest] => SelectionBenchmark.Run(rest),
    ["planning", .. var rest] => PlanningBenchmark.Run(rest),
    ["forecast"] => ForecastBenchmark.Run(),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: dotnet run -c Release --project tests/TrialMatch.Benchmarks -- register [seconds] | planning [rounds] | selection [instances] [seed] | forecast");
    return 2;
}
