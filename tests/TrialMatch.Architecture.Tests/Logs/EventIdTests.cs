using System.Reflection;
using Microsoft.Extensions.Logging;

namespace TrialMatch.Architecture.Tests.Logs;

/// <summary>Operators filter and count log lines by their event id.</summary>
public class EventIdTests
{
    public static TheoryData<string> Projects => [.. Repository.SourceProjects.Select(project => project.Name)];

    [Theory]
    [MemberData(nameof(Projects))]
    public void No_two_log_messages_of_a_project_have_the_same_event_id(string project)
    {
        var repeated = Messages(Repository.SourceProjects.Single(source => source.Name == project).Assembly)
            .GroupBy(message => message.Id)
            .Where(same => same.Count() > 1)
            .Select(same => $"{same.Key}: {string.Join(", ", same.Select(message => message.Method))}");
        Assert.Empty(repeated);
    }

    [Fact]
    public void The_storages_messages_are_found() =>
        Assert.NotEmpty(Messages(Repository.SourceProjects.Single(source => source.Name == "TrialMatch.Storage").Assembly));

    /// <summary>Those with an id of their own choosing; the others get one from the compiler.</summary>
    private static IEnumerable<(int Id, string Method)> Messages(Assembly assembly) =>
        from type in assembly.GetTypes()
        from method in type.GetMethods(
            BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
        let message = method.GetCustomAttribute<LoggerMessageAttribute>()
        where message?.EventId > 0
        select (message.EventId, $"{type.Name}.{method.Name}");
}
