using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Evidence;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Planning;

/// <summary>Reads the optional registry evidence of a seed file.</summary>
internal static class ExperienceReader
{
    private const string Field = "experience";
    private const int MaxTrials = 1_000_000;
    private const int FirstYear = 1900;
    private const int LastYear = 2200;
    private const double MaxAmount = 1e9;

    /// <summary>The largest number of entries of a trust: all groups, kinds and years are far fewer.</summary>
    private const int MaxEntries = 20_000;

    public static NetworkExperience Read(NetworkExperienceEntry? experience, NetworkFacts facts, SeedChecks checks)
    {
        if (experience is null)
        {
            return NetworkExperience.None;
        }

        var known = facts.Trusts.Select(trust => trust.Id.Value).ToHashSet();
        var used = new HashSet<string>();
        return new NetworkExperience(
            ReadSource(experience, checks),
            [.. checks.Entries(Field + ".trusts", experience.Trusts).Select(e => ReadTrust(e.Field, e.Entry, known, used, checks))]);
    }

    private static ExperienceSource ReadSource(NetworkExperienceEntry entry, SeedChecks checks)
    {
        if (entry.Records is null or < 0)
        {
            checks.Add(Field + ".records", "expected the number of records read, 0 or more");
        }

        if (entry.ReadOn is null)
        {
            checks.Add(Field + ".readOn", "expected the date on which the records were read, such as 2026-03-17");
        }

        return new ExperienceSource(
            checks.Text(Field + ".registry", entry.Registry),
            entry.Records ?? 0,
            checks.Whole(Field + ".trials", entry.Trials, 0, MaxTrials),
            entry.FirstStart,
            entry.LastStart,
            entry.ReadOn ?? default,
            checks.Text(Field + ".note", entry.Note));
    }

    private static TrustExperience ReadTrust(
        string field, TrustExperienceEntry entry, HashSet<string> known, HashSet<string> used, SeedChecks checks)
    {
        var trust = checks.KnownId(field + ".trust", entry.Trust, known, "trust");
        if (!used.Add(trust))
        {
            checks.Add(field + ".trust", $"'{trust}' is repeated");
        }

        return new TrustExperience(
            new TrustId(trust),
            [.. checks.Entries(field + ".entries", entry.Entries, MaxEntries).Select(e => ReadEntry(e.Field, e.Entry, checks))]);
    }

    private static ExperienceEntry ReadEntry(string field, YearOfExperienceEntry entry, SeedChecks checks)
    {
        var trials = Math.Max(1, checks.Whole(field + ".trials", entry.Trials, 1, MaxTrials));
        var rated = checks.Whole(field + ".ratedTrials", entry.RatedTrials, 0, trials);
        var siteMonths = checks.Number(field + ".siteMonths", entry.SiteMonths, 0, MaxAmount);
        if (rated > 0 != siteMonths > 0)
        {
            checks.Add(field + ".siteMonths", "expected above 0 where there are rated trials, and 0 where there are none");
        }

        return new ExperienceEntry(
            entry.Area is null ? null : checks.Named<Area>(field + ".area", entry.Area),
            entry.ConditionGroup is null ? null : checks.Named<ConditionGroup>(field + ".conditionGroup", entry.ConditionGroup),
            checks.Named<TrialKind>(field + ".kind", entry.Kind),
            checks.Whole(field + ".year", entry.Year, FirstYear, LastYear),
            trials,
            checks.Whole(field + ".sites", entry.Sites, trials, MaxTrials),
            checks.Whole(field + ".ledTrials", entry.LedTrials, 0, trials),
            rated,
            checks.Number(field + ".patients", entry.Patients, 0, MaxAmount),
            siteMonths);
    }
}
