using TrialMatch.Benchmarks;

return args switch
{
    ["register", .. var rest] => await RegisterBenchmark.RunAsync(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: dotnet run -c Release --project tests/TrialMatch.Benchmarks -- register [seconds]");
    return 2;
}
