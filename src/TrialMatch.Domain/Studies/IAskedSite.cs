using TrialMatch.Primitives;

namespace TrialMatch.Domain.Studies;

/// <summary>A site that was asked something and has until a deadline to answer.</summary>
public interface IAskedSite
{
    TrustId Trust { get; }

    /// <summary>Whether it has not answered and still may.</summary>
    bool IsOpen { get; }

    DateTimeOffset AskedAt { get; }

    DateTimeOffset AnswerBy { get; }

    /// <summary>The last reminder that was due.</summary>
    ReminderKind Reminded { get; }
}
