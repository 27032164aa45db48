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
}
