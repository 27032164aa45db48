namespace TrialMatch.Architecture.Tests.Grains;

public class CallGraphTests
{
    private static readonly string Readme = Repository.PathOf("src", "TrialMatch.Grains", "README.md");

    [Fact]
    public void The_readme_tells_the_calls_that_the_code_makes()
    {
        var told = CallTable.Read(File.ReadAllText(Readme));
        var made = CallGraph.Read();
        Assert.True(
            told.SetEquals(made),
            $"{Readme} tells of {Join(told.Except(made))} which the code does not make, and not of {Join(made.Except(told))} which it makes.");
    }

    [Fact]
    public void No_grain_is_called_while_it_waits_for_its_own_call()
    {
        var calls = CallGraph.Read();
        foreach (var caller in calls.Select(call => call.Caller).Distinct())
        {
            Assert.DoesNotContain(caller, ReachableFrom(caller, calls));
        }
    }

    [Fact]
    public void Every_way_to_a_grain_names_its_interface() => Assert.Empty(CallGraph.UntypedWays());

    private static HashSet<string> ReachableFrom(string caller, IReadOnlySet<Call> calls)
    {
        var reached = new HashSet<string>();
        var next = new Stack<string>([caller]);
        while (next.TryPop(out var each))
        {
            foreach (var callee in calls.Where(call => call.Caller == each).Select(call => call.Callee))
            {
                if (reached.Add(callee))
                {
                    next.Push(callee);
                }
            }
        }

        return reached;
    }

    private static string Join(IEnumerable<Call> calls) => string.Join(", ", calls.Select(call => call.ToString()).Order()) is { Length: > 0 } list ? list : "none";
}
