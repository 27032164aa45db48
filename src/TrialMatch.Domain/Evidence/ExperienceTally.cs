using System.Collections.Immutable;
using System.Globalization;
using TrialMatch.Domain.Areas;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Evidence;

/// <summary>Counts each trust's experience, trial by trial. Its size depends only on the number of trusts, groups and years.</summary>
public sealed class ExperienceTally
{
    private readonly Dictionary<Key, Sum> _sums = [];

    /// <summary>The number of trials counted.</summary>
    public int Trials { get; private set; }

    /// <summary>The number of these trials whose record has the actual enrolment and its duration.</summary>
    public int RatedTrials { get; private set; }

    /// <summary>The number of these trials whose enrolment months are a planning assumption.</summary>
    public int TrialsOfAssumedMonths { get; private set; }

    public DateOnly? FirstStart { get; private set; }

    public DateOnly? LastStart { get; private set; }

    /// <summary>Returns the experience from the given trials. To leave one out, pass the others.</summary>
    public static ImmutableArray<TrustExperience> Of(IEnumerable<MappedTrial> trials)
    {
        var tally = new ExperienceTally();
        foreach (var trial in trials)
        {
            tally.Add(trial);
        }

        return tally.ByTrust();
    }

    /// <summary>Counts a trial if it is experience of a trust (<see cref="RegistryTrial.IsExperience"/>).</summary>
    public void Add(MappedTrial mapped)
    {
        var trial = mapped.Trial;
        if (!trial.IsExperience || mapped.Trusts.IsEmpty)
        {
            return;
        }

        var start = trial.Start!.Value;
        Trials++;
        RatedTrials += trial.PatientsPerSiteMonth is null ? 0 : 1;
        TrialsOfAssumedMonths += trial.PatientsPerSiteMonth is not null && trial.AreMonthsAssumed ? 1 : 0;
        FirstStart = FirstStart < start ? FirstStart : start;
        LastStart = LastStart > start ? LastStart : start;
        foreach (var trust in mapped.Trusts)
        {
            var key = new Key(trust, trial.Classification.Lead, trial.Classification.ConditionGroup, trial.Kind, start.Year);
            _sums[key] = _sums.GetValueOrDefault(key)
                .With(trial, mapped.Sites.Count(site => site.Trust == trust), isLed: mapped.LeadTrust == trust);
        }
    }

    /// <summary>Returns the counts with their source.</summary>
    /// <param name="registry">The registry of the records.</param>
    /// <param name="records">The number of records read, in all countries.</param>
    /// <param name="readOn">The date on which they were read.</param>
    public NetworkExperience ToExperience(string registry, long records, DateOnly readOn) =>
        new(new ExperienceSource(registry, records, Trials, FirstStart, LastStart, readOn, Note()), ByTrust());

    private string Note() => string.Create(
        CultureInfo.InvariantCulture,
        $"Interventional trials that began. Registries do not tell each site's patients: they are estimated as the trial's actual enrolment over all its sites, in the months from start to primary completion less the follow-up. {RatedTrials} of the {Trials} trials tell both; of {TrialsOfAssumedMonths} the follow-up left too little time, so months are assumed. Sites open later than their trial: rates are lower bounds.");

    /// <summary>Returns the experience of each trust that has any, in the order of their ids.</summary>
    public ImmutableArray<TrustExperience> ByTrust() =>
    [
        .. _sums.GroupBy(sum => sum.Key.Trust)
            .OrderBy(ofTrust => ofTrust.Key.Value, StringComparer.Ordinal)
            .Select(ofTrust => new TrustExperience(ofTrust.Key, [.. InOrder(ofTrust)])),
    ];

    private static IEnumerable<ExperienceEntry> InOrder(IEnumerable<KeyValuePair<Key, Sum>> sums) => sums
        .Select(sum => sum.Value.AsEntry(sum.Key))
        .OrderBy(entry => entry.Area)
        .ThenBy(entry => entry.ConditionGroup)
        .ThenBy(entry => entry.Kind)
        .ThenBy(entry => entry.Year);

    private readonly record struct Key(TrustId Trust, Area? Area, ConditionGroup? Group, TrialKind Kind, int Year);

    private readonly record struct Sum(int Trials, int Sites, int Led, int Rated, double Patients, double SiteMonths)
    {
        public Sum With(RegistryTrial trial, int sites, bool isLed)
        {
            var counted = this with { Trials = Trials + 1, Sites = Sites + sites, Led = Led + (isLed ? 1 : 0) };
            if (trial.PatientsPerSiteMonth is not { } rate)
            {
                return counted;
            }

            var siteMonths = (double)sites * trial.EnrolmentMonths!.Value;
            return counted with { Rated = Rated + 1, Patients = Patients + (rate * siteMonths), SiteMonths = SiteMonths + siteMonths };
        }

        public ExperienceEntry AsEntry(Key key) =>
            new(key.Area, key.Group, key.Kind, key.Year, Trials, Sites, Led, Rated, Patients, SiteMonths);
    }
}
