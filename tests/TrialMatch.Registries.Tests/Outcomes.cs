using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Drafts;

namespace TrialMatch.Registries.Tests;

/// <summary>What every import must come to, whatever went in.</summary>
internal static class Outcomes
{
    public static void AssertWhole(ImportResult result)
    {
        Assert.Equal(result.Items.IsEmpty, result.Refusal is not null);
        Assert.All(result.Items, AssertWhole);
    }

    public static void AssertWhole(ImportItem item)
    {
        Assert.True(item.Draft is null != item.Refusal is null, "either a draft or a refusal");
        Assert.All(item.Warnings.Append(item.Refusal ?? new ImportProblem("none", "none")), problem =>
        {
            Assert.NotEmpty(problem.Field);
            Assert.NotEmpty(problem.Description);
        });
        if (item.Draft is { } draft)
        {
            Assert.Empty(StudyDraftValidator.Validate(draft));
            Assert.True(draft.EnrolmentStart >= Records.Today, "nobody can be enrolled before today");
            Assert.NotEmpty(Classifier.Classify(StudySubject.Of(draft)).Reasons);
        }
    }
}
