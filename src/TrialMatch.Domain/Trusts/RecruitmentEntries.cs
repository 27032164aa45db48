using System.Collections.Immutable;

namespace TrialMatch.Domain.Trusts;

/// <summary>A trust's entries, one for each study.</summary>
public static class RecruitmentEntries
{
    /// <summary>The entries with a report in place of the study's earlier one; the same where that is as new or newer.</summary>
    /// <exception cref="ArgumentException">The revision is below 1, or a figure is negative.</exception>
    public static ImmutableArray<RecruitmentEntry> With(ImmutableArray<RecruitmentEntry> entries, RecruitmentEntry entry)
    {
        if (!entry.IsWellFormed)
        {
            throw new ArgumentException("Expected a revision from 1 on and no negative figure.", nameof(entry));
        }

        var standing = entries.FirstOrDefault(known => known.Study == entry.Study);
        return standing is null ? entries.Add(entry)
            : standing.Revision >= entry.Revision ? entries
            : entries.Replace(standing, entry);
    }
}
