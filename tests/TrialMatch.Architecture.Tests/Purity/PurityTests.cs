using TrialMatch.Domain;

namespace TrialMatch.Architecture.Tests.Purity;

public class PurityTests
{
    [Fact]
    public void The_domain_uses_no_clock_no_randomness_and_nothing_outside_the_process()
    {
        var impure = IlScan.UsesIn(typeof(Refusal).Assembly).Where(Impurities.Includes).Select(use => use.ToString()).Distinct().ToList();
        Assert.True(impure.Count == 0, "What the domain needs to know is handed to it:\n" + string.Join('\n', impure));
    }

    [Fact]
    public void The_domain_keeps_no_state_in_static_fields()
    {
        var mutable = typeof(Refusal).Assembly.GetTypes()
            .SelectMany(type => type.GetFields(System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.NonPublic))
            .Where(field => !field.IsInitOnly && !field.IsLiteral && !IsCompilerMade(field))
            .Select(field => $"{field.DeclaringType!.FullName}.{field.Name}")
            .ToList();
        Assert.True(mutable.Count == 0, "Static fields that can be assigned again: " + string.Join(", ", mutable));
    }

    [Fact]
    public void The_scan_finds_every_kind_of_fault()
    {
        var found = typeof(ImpureSample).Assembly.GetTypes()
            .SelectMany(IlScan.UsesIn)
            .Where(use => use.UserType == typeof(ImpureSample) && Impurities.Includes(use))
            .Select(use => $"{use.UsedType.Name}.{use.Used.Name}")
            .ToHashSet();
        Assert.Superset(
            new HashSet<string>
            {
                "DateTime.get_UtcNow",
                "DateTimeOffset.get_UtcNow",
                "TimeProvider.get_System",
                "Random..ctor",
                "Guid.NewGuid",
                "File.Exists",
                "Environment.get_MachineName",
            },
            found);
        Assert.Contains(found, name => name.StartsWith("IPAddress.", StringComparison.Ordinal));
    }

    private static bool IsCompilerMade(System.Reflection.FieldInfo field) =>
        field.Name.Contains('<', StringComparison.Ordinal) || field.DeclaringType!.Name.Contains('<', StringComparison.Ordinal);
}
