using System.Reflection;
using TrialMatch.Grains.Abstractions.Serialization;

namespace TrialMatch.Architecture.Tests.Serialization;

/// <summary>What is sent or stored goes under a name of its own, so that renaming a class breaks no rolling upgrade.</summary>
public class AliasTests
{
    [Fact]
    public void Every_message_has_an_alias()
    {
        Assert.NotEmpty(Messages.Types);
        Assert.All(Messages.Types, AssertHasAlias);
    }

    [Fact]
    public void Every_grain_interface_and_each_of_its_methods_has_an_alias()
    {
        Assert.All(GrainTypes.Interfaces, AssertHasAlias);
        Assert.All(GrainTypes.Methods, AssertHasAlias);
    }

    [Fact]
    public void No_two_types_share_an_alias() => AssertUnique(
        Messages.Types.Concat(GrainTypes.Interfaces).Select(AliasOf).Concat(DomainAliases.ByType.Values));

    [Fact]
    public void No_two_methods_of_a_grain_share_an_alias() =>
        Assert.All(GrainTypes.Interfaces, face => AssertUnique(face.GetMethods().Select(AliasOf)));

    [Fact]
    public void Every_type_of_ours_that_crosses_between_grains_is_a_message_or_a_domain_type_with_an_alias()
    {
        var nameless = Messages.Crossing
            .Where(type => Messages.IsOfDomain(type) ? !DomainAliases.ByType.ContainsKey(type) : !Messages.Types.Contains(type))
            .Select(type => type.FullName)
            .ToList();
        Assert.True(
            nameless.Count == 0,
            $"{string.Join(", ", nameless)}: a domain type needs an entry in {nameof(DomainAliases)}, any other [GenerateSerializer] and [Alias].");
    }

    [Fact]
    public void Domain_aliases_are_of_domain_types_only() =>
        Assert.All(DomainAliases.ByType.Keys, type => Assert.True(Messages.IsOfDomain(type), $"{type.FullName} can carry [Alias] itself"));

    private static void AssertHasAlias(MemberInfo member) =>
        Assert.False(string.IsNullOrWhiteSpace(AliasOf(member)), $"{member.DeclaringType?.Name}.{member.Name} has no [Alias]");

    private static string? AliasOf(MemberInfo member) => member.GetCustomAttribute<AliasAttribute>(inherit: false)?.Alias;

    private static void AssertUnique(IEnumerable<string?> aliases)
    {
        var shared = aliases.GroupBy(alias => alias).Where(group => group.Count() > 1).Select(group => group.Key).ToList();
        Assert.True(shared.Count == 0, "used more than once: " + string.Join(", ", shared));
    }
}
