namespace TrialMatch.Notices.Delivery;

/// <summary>Which of several servers on one store delivers: two would both send a notice before either had marked it as sent.</summary>
internal interface IDeliveryTurn
{
    /// <summary>Whether this server delivers at present. It may change at any time; during a change two servers, or none, may say so.</summary>
    bool IsOurs { get; }
}
