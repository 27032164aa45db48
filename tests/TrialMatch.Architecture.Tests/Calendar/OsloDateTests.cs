using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Architecture.Tests.Calendar;

public class OsloDateTests
{
    [Fact]
    public void Only_Oslo_time_makes_a_date_of_an_instant()
    {
        var makers = Repository.SourceProjects
            .SelectMany(project => IlScan.UsesIn(project.Assembly))
            .Where(use => use.UsedType == typeof(DateOnly) && use.Used.Name == nameof(DateOnly.FromDateTime))
            .Select(use => use.UserType)
            .Distinct();

        Assert.Equal([typeof(OsloTime)], makers);
    }

    [Fact]
    public void Tests_too_take_the_day_from_Oslo_since_in_the_last_hours_of_a_month_UTC_is_still_in_it()
    {
        var wrong = Directory.EnumerateFiles(Repository.PathOf("tests"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Where(file => File.ReadAllText(file).Contains("DateOnly.FromDateTime" + "(", StringComparison.Ordinal))
            .Select(Path.GetFileName);

        Assert.Empty(wrong);
    }
}
