using System.Collections.Immutable;

namespace TrialMatch.Domain.Trusts;

/// <summary>A trust's recruitment entries, one for each study.</summary>
public static class RecruitmentEntries
{
    /// <summary>
    /// Returns the entries with an entry in place of the study's earlier one; unchanged where the earlier one has the same or a higher revision.
    /// </summary>
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
