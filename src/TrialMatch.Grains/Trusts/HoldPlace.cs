using TrialMatch.Domain.Capacity;

namespace TrialMatch.Grains.Trusts;

/// <summary>A study's hold within the pages, and the progress of its write.</summary>
internal sealed class HoldPlace
{
    /// <summary>The hold as the ledger last decided it; its write may still be under way.</summary>
    public Hold? Decided { get; private set; }

    /// <summary>Completes when <see cref="Decided"/>, or a later decision, is durable.</summary>
    public Task Written { get; set; } = Task.CompletedTask;

    /// <summary>The page that has the hold; null until it is first put on one.</summary>
    public LedgerPage? Page { get; private set; }

    /// <summary>The hold as last put on its page.</summary>
    public Hold? OnPage { get; private set; }

    private int _decisions;
    private int _decisionOnPage;

    /// <returns>The number of the decision, to be passed when it is put on the page.</returns>
    public int Decide(Hold hold)
    {
        Decided = hold;
        return ++_decisions;
    }

    /// <summary>Puts a decision on the page, unless a later one is already there.</summary>
    public void Put(Hold hold, int decision, LedgerPage page)
    {
        Page = page;
        if (decision > _decisionOnPage)
        {
            _decisionOnPage = decision;
            OnPage = hold;
            page.Put(hold);
        }
    }
}
