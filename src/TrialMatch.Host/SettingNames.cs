namespace TrialMatch.Host;

/// <summary>What the person who starts the server calls its settings; for messages to them.</summary>
/// <param name="DataDirectory">Such as "--data".</param>
/// <param name="AcceptDataLoss">Such as "--accept-data-loss".</param>
public sealed record SettingNames(string DataDirectory, string AcceptDataLoss);
