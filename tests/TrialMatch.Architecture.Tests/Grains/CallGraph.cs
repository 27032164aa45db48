namespace TrialMatch.Architecture.Tests.Grains;

/// <summary>
/// Which grain calls which, read from the compiled code: who asks for a reference to a grain is taken to call it. What a
/// helper class asks for counts to every grain whose code uses the helper; a helper that no grain uses stands for itself.
/// </summary>
internal static class CallGraph
{
    private static readonly string[] WaysToAGrain = ["GetGrain", "AsReference", "Cast"];

    public static IReadOnlySet<Call> Read()
    {
        var usesByType = IlScan.UsesIn(GrainTypes.Implementations).ToLookup(use => use.UserType);
        var reachedByGrains = GrainTypes.Classes.SelectMany(grain => ReachOf(grain, usesByType)).ToHashSet();
        var callers = usesByType.Select(uses => uses.Key).Where(type => GrainTypes.Classes.Contains(type) || !reachedByGrains.Contains(type));
        return callers
            .SelectMany(caller => ReachOf(caller, usesByType).Append(caller)
                .SelectMany(type => usesByType[type])
                .SelectMany(CalledGrains)
                .Select(callee => new Call(GrainTypes.ShortName(caller), callee)))
            .ToHashSet();
    }

    /// <summary>Ways to a grain that do not say which: no graph can be read from them.</summary>
    public static IEnumerable<Use> UntypedWays() => IlScan.UsesIn(GrainTypes.Implementations)
        .Where(use => IsWayToAGrain(use) && use.Used is System.Reflection.MethodInfo { IsGenericMethod: false });

    private static IEnumerable<string> CalledGrains(Use use) =>
        IsWayToAGrain(use) && use.Used is System.Reflection.MethodInfo { IsGenericMethod: true } way
            ? way.GetGenericArguments().Where(GrainTypes.IsGrain).Select(GrainTypes.ShortName)
            : [];

    private static bool IsWayToAGrain(Use use) =>
        Array.Exists(WaysToAGrain, way => way == use.Used.Name) && use.UsedType.Namespace?.StartsWith("Orleans", StringComparison.Ordinal) == true;

    /// <summary>The helper classes that a type's code uses, and theirs; never a grain.</summary>
    private static HashSet<Type> ReachOf(Type type, ILookup<Type, Use> usesByType)
    {
        var reached = new HashSet<Type>();
        var next = new Stack<Type>([type]);
        while (next.TryPop(out var each))
        {
            foreach (var helper in usesByType[each].Select(use => Outermost(use.UsedType)).Where(used => IsHelper(used) && used != type))
            {
                if (reached.Add(helper))
                {
                    next.Push(helper);
                }
            }
        }

        return reached;
    }

    private static bool IsHelper(Type type) => type.Assembly == GrainTypes.Implementations && !GrainTypes.Classes.Contains(type);

    private static Type Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type;
}

/// <summary>An arrow of the graph.</summary>
internal sealed record Call(string Caller, string Callee)
{
    public override string ToString() => $"{Caller} → {Callee}";
}
