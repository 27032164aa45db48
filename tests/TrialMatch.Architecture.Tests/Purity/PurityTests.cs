using System.Reflection;

namespace TrialMatch.Architecture.Tests.Purity;

public class PurityTests
{
    [Fact]
    public void The_domain_uses_no_clock_no_randomness_and_nothing_outside_the_process()
    {
        var impure = Repository.PureProjects.SelectMany(project => IlScan.UsesIn(project.Assembly)).Where(Impurities.Includes).Select(use => use.ToString()).Distinct().ToList();
        Assert.True(impure.Count == 0, "What the domain needs to know is handed to it:\n" + string.Join('\n', impure));
    }

    [Fact]
    public void The_domain_shares_no_state_through_static_fields()
    {
        var assignable = Repository.PureProjects.SelectMany(project => project.Assembly.GetTypes())
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(field => !field.IsInitOnly && !field.IsLiteral && !IsCompilerMade(field))
            .Select(field => $"{field.DeclaringType!.FullName}.{field.Name}")
            .ToList();
        Assert.True(assignable.Count == 0, "Static fields that can be assigned again: " + string.Join(", ", assignable));
    }

    [Fact]
    public void The_scan_finds_every_kind_of_fault()
    {
        var found = typeof(ImpureSample).Assembly.GetTypes()
            .SelectMany(IlScan.UsesIn)
            .Where(use => use.UserType == typeof(ImpureSample) && Impurities.Includes(use))
            .Select(use => $"{use.UsedType.Name}.{use.Used.Name}")
            .ToHashSet();
        string[] faults =
        [
            "DateTime.get_UtcNow",
            "DateTimeOffset.get_UtcNow",
            "TimeProvider.get_System",
            "Random..ctor",
            "Guid.NewGuid",
            "File.Exists",
            "Environment.get_MachineName",
            "IPAddress.Loopback",
        ];
        Assert.Superset(faults.ToHashSet(), found);
    }

    private static bool IsCompilerMade(FieldInfo field) =>
        field.Name.Contains('<', StringComparison.Ordinal) || field.DeclaringType!.Name.Contains('<', StringComparison.Ordinal);
}
