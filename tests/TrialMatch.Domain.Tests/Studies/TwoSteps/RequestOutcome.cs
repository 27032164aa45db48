using TrialMatch.Domain.Studies;
using TrialMatch.Domain.Studies.Events;
using TrialMatch.Domain.Tests.Studies.Life;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Tests.Studies.TwoSteps;

/// <summary>What came of one request. Answers are those to the sponsor, offers and reports, that name its minimum of patients or more.</summary>
/// <param name="Questions">The questions put to sites for it, of either kind.</param>
/// <param name="AnsweredOn">The day of the first answer; null where there was none by the day of the decision.</param>
/// <param name="ToldPatients">The patients that the latest answer before the decision named; 0 where there was none.</param>
/// <param name="PlacedOn">The day of the placement; null where it was not placed.</param>
/// <param name="HasWaited">Whether it was on the waiting list.</param>
internal sealed record RequestOutcome(
    SimulatedRequest Request, int Questions, DateOnly? AnsweredOn, int ToldPatients, DateOnly? PlacedOn, int PlacedPatients, bool HasWaited)
{
    public static RequestOutcome Of(World world, PutRequest put)
    {
        List<HistoryEntry> history = [.. world.Histories[put.First], .. put.Again is { } again ? world.Histories[again] : []];
        var answers = history
            .Where(entry => PatientsOf(entry.Event) >= put.Request.Draft.MinimumPatients && OsloTime.DateAt(entry.At) <= put.Request.Decides)
            .ToList();
        var last = world.StudyAt(put.Latest);
        return new RequestOutcome(
            put.Request,
            QuestionsOf(last) + (put.Again is null ? 0 : QuestionsOf(world.StudyAt(put.First))),
            answers.Count == 0 ? null : OsloTime.DateAt(answers[0].At),
            answers.Count == 0 ? 0 : PatientsOf(answers[^1].Event),
            last.PlacedAt is { } at ? OsloTime.DateAt(at) : null,
            last.PlacedAt is null ? 0 : last.Plan!.OfferablePatients,
            history.Any(entry => entry.Event is StudyWaitlisted));
    }

    private static int QuestionsOf(Study study) => study.Sites.Length + (study.Inquiry?.Sites.Length ?? 0);

    private static int PatientsOf(StudyEvent happened) => happened switch
    {
        Offered offered => offered.Plan.OfferablePatients,
        FeasibilityReported reported => reported.Plan.OfferablePatients,
        _ => 0,
    };
}
