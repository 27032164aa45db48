using TrialMatch.Domain.Studies.Events;

namespace TrialMatch.Architecture.Tests.Serialization;

public class EventNameTests
{
    [Fact]
    public void Every_event_of_a_study_has_a_name_to_be_stored_under() => Assert.Equal(
        typeof(StudyEvent).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(StudyEvent)) && !type.IsAbstract).Select(type => type.Name).Order(),
        StudyEventNames.ByType.Keys.Select(type => type.Name).Order());

    [Fact]
    public void No_two_events_share_a_name() =>
        Assert.Equal(StudyEventNames.ByType.Count, StudyEventNames.ByType.Values.Distinct(StringComparer.OrdinalIgnoreCase).Count());

    [Fact]
    public void Names_of_events_are_lower_case_words_with_hyphens() =>
        Assert.All(StudyEventNames.ByType.Values, name => Assert.Matches("^[a-z]+(-[a-z]+)*$", name));
}
