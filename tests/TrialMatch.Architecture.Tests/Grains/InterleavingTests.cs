using System.Reflection;
using Orleans.Concurrency;
using TrialMatch.Grains.Abstractions.Trusts;

namespace TrialMatch.Architecture.Tests.Grains;

/// <summary>A grain takes one call at a time unless it says otherwise; where it does, it is for a reason that stands here.</summary>
public class InterleavingTests
{
    /// <summary>Plans for whoever asks and keeps nothing.</summary>
    private static readonly string[] ReentrantGrains = ["PlannerGrain"];

    /// <summary>A trust decides in memory in one turn; only the wait for storage interleaves.</summary>
    private static readonly string[] InterleavingCommands =
    [
        NameOf(nameof(ITrustGrain.ReserveAsync)),
        NameOf(nameof(ITrustGrain.ReviseAsync)),
        NameOf(nameof(ITrustGrain.ReleaseAsync)),
        NameOf(nameof(ITrustGrain.ChangeAsync)),
        NameOf(nameof(ITrustGrain.KeepAsync)),
        NameOf(nameof(ITrustGrain.DropClaimAsync)),
    ];

    [Fact]
    public void Reading_never_waits_for_a_command()
    {
        var waiting = GrainTypes.Methods.Where(method => IsRead(method) && !Interleaves(method)).Select(NameOf).ToList();
        Assert.True(waiting.Count == 0, $"Give {string.Join(", ", waiting)} [AlwaysInterleave] or [ReadOnly].");
    }

    [Fact]
    public void A_command_interleaves_only_where_it_is_listed() => Assert.Equal(
        InterleavingCommands.Order(),
        GrainTypes.Methods.Where(method => !IsRead(method) && Interleaves(method)).Select(NameOf).Order());

    [Fact]
    public void Only_a_listed_stateless_worker_is_reentrant()
    {
        var reentrant = GrainTypes.Classes.Where(type => type.IsDefined(typeof(ReentrantAttribute)) || type.IsDefined(typeof(MayInterleaveAttribute))).ToList();
        Assert.Equal(ReentrantGrains, reentrant.Select(type => type.Name));
        Assert.All(reentrant, type => Assert.True(type.IsDefined(typeof(StatelessWorkerAttribute)), $"{type.Name} keeps state"));
    }

    private static bool IsRead(MethodInfo method) =>
        method.Name.StartsWith("Get", StringComparison.Ordinal) || method.Name.StartsWith("List", StringComparison.Ordinal);

    private static bool Interleaves(MethodInfo method) =>
        method.IsDefined(typeof(AlwaysInterleaveAttribute)) || method.IsDefined(typeof(ReadOnlyAttribute));

    private static string NameOf(MethodInfo method) => $"{method.DeclaringType!.Name}.{method.Name}";

    private static string NameOf(string trustMethod) => $"{nameof(ITrustGrain)}.{trustMethod}";
}
