using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Evidence;
using TrialMatch.Domain.Planning;
using TrialMatch.Domain.Trusts;

namespace TrialMatch.Domain.Placement;

/// <summary>A site's experience, and what follows for its activation, start-up and cost.</summary>
/// <param name="Trials">The number of trials of the condition group or, where there are none, of the area.</param>
/// <param name="ActivationProbability">The probability that it is activated once it is asked: above 0, at most 1.</param>
public sealed record SiteExperience(ExperienceLevel Level, ExperienceBasis Basis, int Trials, double ActivationProbability)
{
    private const double Percent = 100;

    internal static SiteExperience Of(SiteFigures site, ConditionGroup? group, NetworkExperience registries, ActivationFigures figures)
    {
        var own = site.Record.Openings;
        var registered = TrialsOf(registries.Of(site.Profile.Id), site.Area, group);
        var (level, basis, trials) = (own.Activated, registered, registries.Source) switch
        {
            ( > 0, _, _) => (ExperienceLevel.Experienced, ExperienceBasis.OwnRecord, own.Activated + registered),
            (_, > 0, _) => (ExperienceLevel.Experienced, ExperienceBasis.RegistryEvidence, registered),
            (_, _, not null) => (ExperienceLevel.New, ExperienceBasis.RegistryEvidence, 0),
            _ => (ExperienceLevel.Unknown, ExperienceBasis.PlanningDefault, 0),
        };
        return new SiteExperience(level, basis, trials, own.ProbabilityOn(DefaultOf(level, figures), figures.RecordWeightStudies));
    }

    /// <summary>Returns the months of start-up, longer where the site is new to such trials.</summary>
    internal int StartUpMonths(int usual, ActivationFigures figures) => Level == ExperienceLevel.New
        ? (int)Math.Round(usual * figures.NewStartUpPercent / Percent, MidpointRounding.AwayFromZero)
        : usual;

    /// <summary>Returns the cost of opening the site, higher where it is new to such trials.</summary>
    internal double StartUpUnits(int usual, ActivationFigures figures) =>
        Level == ExperienceLevel.New ? usual * figures.NewOpeningCostPercent / Percent : usual;

    private static int TrialsOf(TrustExperience trust, Area area, ConditionGroup? group) =>
        group is { } known && trust.With(known).Trials is > 0 and var ofGroup ? ofGroup : trust.In(area).Trials;

    private static double DefaultOf(ExperienceLevel level, ActivationFigures figures) => level switch
    {
        ExperienceLevel.Experienced => figures.ExperiencedPercent / Percent,
        ExperienceLevel.New => figures.NewPercent / Percent,
        _ => figures.UnknownPercent / Percent,
    };
}
