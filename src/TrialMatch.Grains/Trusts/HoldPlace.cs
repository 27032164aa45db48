using TrialMatch.Domain.Capacity;

namespace TrialMatch.Grains.Trusts;

/// <summary>Where a study's hold is in the pages, and how far its writing has come.</summary>
internal sealed class HoldPlace
{
    /// <summary>The hold as the ledger last decided it; its writing may still be under way.</summary>
    public Hold? Decided { get; private set; }

    /// <summary>Completes when <see cref="Decided"/>, or a later decision, is durable.</summary>
    public Task Written { get; set; } = Task.CompletedTask;

    /// <summary>The page that the hold is on; null until it is first put there.</summary>
    public LedgerPage? Page { get; private set; }

    /// <summary>The hold as it was put on its page.</summary>
    public Hold? OnPage { get; private set; }

    private int _decisions;
    private int _decisionOnPage;

    /// <returns>The decision's number, by which it is put.</returns>
    public int Decide(Hold hold)
    {
        Decided = hold;
        return ++_decisions;
    }

    /// <summary>Puts a decision on the page, unless a later one is there already.</summary>
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
