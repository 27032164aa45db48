namespace TrialMatch.Domain.Areas;

public static class Classifier
{
    public static Classification Classify(StudySubject subject) =>
        subject.Conditions.Any(c => c.Contains("breast", StringComparison.OrdinalIgnoreCase))
            ? new Classification(Area.Cancer, [], ConditionGroup.BreastCancer, [])
            : new Classification(null, [], null, []);
}
